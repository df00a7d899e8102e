package io.labelwright.math.text;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.Items;
import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnType;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The texts of items, in some of their fields. May be read by several threads. */
public final class ItemTexts {

    private final List<ItemBlock> blocks;
    private final int[] columns;

    private ItemTexts(List<ItemBlock> blocks, int[] columns) {
        this.blocks = blocks;
        this.columns = columns;
    }

    /**
     * The texts in some fields.
     *
     * @throws LabelingException when there is no such field, or it holds no text; not where there are no items
     */
    public static ItemTexts of(Inputs in, List<String> fields) {
        return of(in, fields, "fields");
    }

    /**
     * The texts in some fields.
     *
     * @param key the config key that names them, for messages
     * @throws LabelingException when there is no such field, or it holds no text; not where there are no items
     */
    public static ItemTexts of(Inputs in, List<String> fields, String key) {
        if (in.items().size() == 0) {
            return new ItemTexts(List.of(), new int[0]);
        }
        return new ItemTexts(
                in.items().blocks(),
                fields.stream()
                        .mapToInt(field -> column(in.items(), field, key))
                        .toArray());
    }

    private static int column(Items items, String field, String key) {
        int at = items.field(field, key);
        ColumnType type = items.columns().get(at).type();
        if (type != ColumnType.TEXT && type != ColumnType.NAME) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    key + ": '" + field + "' holds no text",
                    "make features of numbers by features/columns");
        }
        return at;
    }

    /** Calls {@code each} for each text that an item has. */
    public void each(int item, Consumer<String> each) {
        ItemBlock block = block(item);
        for (int column : columns) {
            String text = block.segment().column(column).text(item - block.firstItem());
            if (text != null) {
                each.accept(text);
            }
        }
    }

    /** The texts of an item with blanks between; null when it has none. */
    public @Nullable String joined(int item) {
        var joined = new StringBuilder();
        each(item, text -> joined.append(joined.isEmpty() ? "" : " ").append(text));
        return joined.isEmpty() ? null : joined.toString();
    }

    private ItemBlock block(int item) {
        int from = 0;
        int to = blocks.size() - 1;
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            if (blocks.get(middle).firstItem() <= item) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return blocks.get(from);
    }
}
