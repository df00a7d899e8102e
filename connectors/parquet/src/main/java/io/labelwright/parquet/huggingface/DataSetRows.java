package io.labelwright.parquet.huggingface;

import io.labelwright.parquet.file.OutputColumn;
import io.labelwright.parquet.file.OutputColumn.Kind;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a data set: those of a table of labels, gold or annotations, each with the fields of its item, sorted
 * into splits. The split is that of the table {@code splits}, else the item's field {@code split}, else {@code train}.
 */
final class DataSetRows {

    static final String LABEL = "label";
    private static final String SPLIT = "split";
    private static final Set<TableKind> TABLES = Set.of(TableKind.LABELS, TableKind.GOLD, TableKind.ANNOTATIONS);
    /** What the table's own columns are called in a data set, in their order; the label comes last. */
    private static final List<String> OWN = List.of("annotator", "confidence", "time");

    private static final int ROW_BITS = 16;

    private final Table table;
    private final LabelSchema schema;
    private final List<ItemBlock> blocks;
    /** Index of its item per code of the table's ids. */
    private final int[] items;

    private final int label;
    /** Fields of items that are written: their columns in the blocks. */
    private final List<Integer> fields = new ArrayList<>();
    /** Columns of the table beside item and label that are written. */
    private final List<Integer> own = new ArrayList<>();

    private final List<OutputColumn> columns = new ArrayList<>();
    private final List<ColumnSpec> specs = new ArrayList<>();
    private final Map<String, Places> splits = new LinkedHashMap<>();

    /**
     * The rows of a table.
     *
     * @throws LabelingException when it is a table of another kind, or two columns have one name
     */
    DataSetRows(Table table, Inputs in) {
        if (!TABLES.contains(table.kind())) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "export/huggingface writes the tables labels, gold and annotations, not "
                            + table.kind().word(),
                    "export/parquet writes every table");
        }
        this.table = table;
        this.schema = in.schema();
        this.blocks = in.items().blocks();
        this.label = table.find(LABEL);
        this.items = indexes(table, in);
        choose(in.items().columns());
        sort(splitsOf(in), in.items().columns());
    }

    private void choose(List<ColumnSpec> itemColumns) {
        columns.add(new OutputColumn("id", Kind.TEXT));
        for (int c = 1; c < itemColumns.size(); c++) {
            ColumnSpec spec = itemColumns.get(c);
            if (!spec.hidden() && !spec.name().equals(SPLIT)) {
                fields.add(c);
                columns.add(new OutputColumn(spec.name(), kind(spec.type())));
                specs.add(spec);
            }
        }
        for (String name : OWN) {
            int c = table.find(name);
            if (c >= 0 && table.segments().stream().anyMatch(segment -> hasAny(segment.column(c)))) {
                own.add(c);
                columns.add(new OutputColumn(name, kind(table.columns().get(c).type())));
                specs.add(table.columns().get(c));
            }
        }
        columns.add(new OutputColumn(LABEL, labelKind()));
        specs.add(labelSpec());
        Set<String> names = new LinkedHashSet<>();
        for (OutputColumn column : columns) {
            if (!names.add(column.name())) {
                throw new LabelingException(
                        StandardError.NOT_ALLOWED,
                        null,
                        "export/huggingface: an item's field is called '" + column.name()
                                + "', which is a column of the data set itself",
                        "give the field another name where it is imported");
            }
        }
    }

    /** Whether a column says anything: a confidence of 1 is what a label has that nobody doubts. */
    private static boolean hasAny(Column column) {
        for (int row = 0; row < column.rows(); row++) {
            if (!column.isMissing(row) && (column.type() != ColumnType.NUMBER || column.number(row) != 1)) {
                return true;
            }
        }
        return false;
    }

    private static Kind kind(ColumnType type) {
        return switch (type) {
            case NAME, TEXT -> Kind.TEXT;
            case NUMBER -> Kind.NUMBER;
            case INTEGER -> Kind.INTEGER;
            case BOOLEAN -> Kind.BOOLEAN;
        };
    }

    private Kind labelKind() {
        return schema.task().categorical()
                ? Kind.INTEGER
                : schema.task() == Task.MULTI_LABEL
                        ? Kind.INTEGERS
                        : schema.task() == Task.NUMERIC ? Kind.NUMBER : Kind.TEXT;
    }

    private ColumnSpec labelSpec() {
        return switch (labelKind()) {
            case INTEGER -> ColumnSpec.integer(LABEL);
            case NUMBER -> ColumnSpec.number(LABEL);
            default -> ColumnSpec.text(LABEL);
        };
    }

    /** The name of the split per item that the table {@code splits} puts in one; the others have none. */
    private static @Nullable String[] splitsOf(Inputs in) {
        var splits = new @Nullable String[in.items().size()];
        Table table = in.table(TableKind.SPLITS);
        int split = table.find(SPLIT);
        int[] items = indexes(table, in);
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                int item = items[segment.column(0).code(row)];
                if (item >= 0) {
                    splits[item] = segment.column(split).text(row);
                }
            }
        }
        return splits;
    }

    /** Index of its item per code of a table's ids. */
    private static int[] indexes(Table table, Inputs in) {
        Dictionary ids = table.dictionary(0);
        var items = new int[ids.size()];
        for (int code = 0; code < items.length; code++) {
            items[code] = in.items().ids().find(ids, code);
        }
        return items;
    }

    private void sort(@Nullable String[] known, List<ColumnSpec> itemColumns) {
        int field = itemColumns.stream().map(ColumnSpec::name).toList().indexOf(SPLIT);
        int verdict = table.find("verdict");
        for (int s = 0; s < table.segments().size(); s++) {
            Segment segment = table.segments().get(s);
            for (int row = 0; row < segment.rows(); row++) {
                if (verdict >= 0 && !"answer".equals(segment.column(verdict).text(row))) {
                    continue;
                }
                int item = items[segment.column(0).code(row)];
                String split = item < 0 ? null : known[item];
                if (split == null && field > 0) {
                    split = itemText(item, field);
                }
                splits.computeIfAbsent(split == null ? Splits.TRAIN : split, Places::new)
                        .add((long) s << ROW_BITS | row);
            }
        }
    }

    /** The places of a split's rows in the table. */
    private static final class Places {
        private long[] places = new long[64];
        private int count;

        Places(String split) {
            checked(split);
        }

        void add(long place) {
            if (count == places.length) {
                places = Arrays.copyOf(places, 2 * count);
            }
            places[count++] = place;
        }
    }

    private static void checked(String split) {
        if (!split.matches("[A-Za-z0-9_][A-Za-z0-9_.]*")) {
            throw new LabelingException(
                    StandardError.WRONG_NAME,
                    null,
                    "export/huggingface: the split '" + split + "' can't be the name of a file",
                    "names of splits have letters, digits, _ and . only");
        }
    }

    private @Nullable String itemText(int item, int column) {
        if (item < 0) {
            return null;
        }
        ItemBlock block = block(item);
        Column cells = block.segment().column(column);
        int row = item - block.firstItem();
        return cells.isMissing(row) ? null : cells.text(row);
    }

    private ItemBlock block(int item) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).firstItem() <= item) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return blocks.get(low);
    }

    /** The columns of a file. */
    List<OutputColumn> columns() {
        return columns;
    }

    /** The splits in order of their first rows, with how many rows they have. */
    Map<String, Integer> splits() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        splits.forEach((name, rows) -> counts.put(name, rows.count));
        return counts;
    }

    /** The cells of some rows of a split: per column its blocks. */
    List<List<Column>> cells(String split, int from, int count) {
        Places rows = Objects.requireNonNull(splits.get(split));
        var gathered = new TableBuilder(TableKind.ITEMS, specs, Map.of("item", table.dictionary(0)));
        for (int i = from; i < from + count; i++) {
            long place = rows.places[i];
            row(table.segments().get((int) (place >> ROW_BITS)), (int) place & (1 << ROW_BITS) - 1, gathered);
        }
        Table whole = gathered.build();
        List<List<Column>> cells = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            int at = c;
            cells.add(
                    whole.segments().stream().map(segment -> segment.column(at)).toList());
        }
        return cells;
    }

    private void row(Segment segment, int row, TableBuilder gathered) {
        int code = segment.column(0).code(row);
        gathered.code(0, code);
        int at = 1;
        int item = items[code];
        if (item >= 0) {
            ItemBlock block = block(item);
            for (int field : fields) {
                gathered.copy(at++, block.segment().column(field), item - block.firstItem());
            }
        } else {
            at += fields.size();
        }
        for (int column : own) {
            gathered.copy(at++, segment.column(column), row);
        }
        String text = segment.column(label).text(row);
        if (text != null) {
            switch (labelKind()) {
                case INTEGER -> gathered.integer(at, classOf(text));
                case INTEGERS -> gathered.text(at, classesOf(text));
                case NUMBER -> gathered.number(at, Double.parseDouble(text));
                default -> gathered.text(at, text);
            }
        }
        gathered.end();
    }

    private String classesOf(String text) {
        var numbers = new StringJoiner(",", "[", "]");
        LabelText.classes(text).forEach(name -> numbers.add(Integer.toString(classOf(name))));
        return numbers.toString();
    }

    private int classOf(String name) {
        int index = schema.find(name);
        if (index < 0) {
            throw new LabelingException(
                    StandardError.UNKNOWN_LABEL,
                    "export/huggingface: the label '" + name + "' is none of the classes, so it has no number");
        }
        return index;
    }
}
