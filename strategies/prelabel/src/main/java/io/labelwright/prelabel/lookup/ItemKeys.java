package io.labelwright.prelabel.lookup;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.Items;
import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What items are looked up by: items with one key share a number. An item without a text has none. */
final class ItemKeys {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] ofItem;
    private final Normalise normalise;

    private ItemKeys(int items, Normalise normalise) {
        this.ofItem = new int[items];
        this.normalise = normalise;
        Arrays.fill(ofItem, -1);
    }

    /** The ids, byte for byte. */
    static ItemKeys ids(Items items) {
        var keys = new ItemKeys(items.size(), Normalise.NONE);
        for (int item = 0; item < items.size(); item++) {
            keys.put(item, items.ids().get(item));
        }
        return keys;
    }

    /**
     * The texts in a field.
     *
     * @throws LabelingException when items have no such field, or it holds no text
     */
    static ItemKeys texts(Inputs in, String field, Normalise normalise) {
        Items items = in.items();
        int at = items.field(field, "field");
        ColumnType type = items.columns().get(at).type();
        if (type != ColumnType.TEXT && type != ColumnType.NAME) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED, null, "field: '" + field + "' holds no text", "name another field");
        }
        var keys = new ItemKeys(items.size(), normalise);
        for (ItemBlock block : items.blocks()) {
            Column texts = block.segment().column(at);
            for (int row = 0; row < block.items(); row++) {
                String text = texts.text(row);
                if (text != null) {
                    keys.put(block.firstItem() + row, normalise.form(text));
                }
            }
        }
        return keys;
    }

    private void put(int item, String key) {
        if (!key.isEmpty()) {
            ofItem[item] = numbers.computeIfAbsent(key, added -> numbers.size());
        }
    }

    /** How many different keys there are. */
    int size() {
        return numbers.size();
    }

    /** The key of an item; -1 for none. */
    int of(int item) {
        return ofItem[item];
    }

    /** The key that a text of another data set is; -1 when no item has it. */
    int find(String text) {
        return numbers.getOrDefault(normalise.form(text), -1);
    }
}
