package io.labelwright.math.training;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.kernel.ItemBlock;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table {@code training} of a view: the one that a stage before wrote, or one made of the view's items, labels,
 * weights, splits and features. It has a row per labelled item, in the order of the items; behind its own columns stand
 * the fields of the items, then the columns of all sets of features. A name that is taken already gets {@code item.} or
 * the name of its set in front.
 *
 * <p>Which columns are features says a hidden column per set, {@code _set:NAME}, whose cells all hold how many there
 * are: the last columns are those of the sets, in their order.
 */
public final class TrainingTable {

    /** The tables that it is made of when no stage has written one. */
    public static final List<TableKind> SOURCES =
            List.of(TableKind.ITEMS, TableKind.LABELS, TableKind.WEIGHTS, TableKind.SPLITS, TableKind.FEATURES);

    /** Values of {@code origin}. */
    public static final String ORIGINAL = "original";

    /** A row that is another one once more. */
    public static final String DUPLICATE = "duplicate";

    /** A row that nobody observed. */
    public static final String SYNTHETIC = "synthetic";

    private static final String SET = "_set:";

    private static final int ROW = TableKind.TRAINING.column("row");
    private static final int ITEM = TableKind.TRAINING.column("item");
    private static final int LABEL = TableKind.TRAINING.column("label");
    private static final int WEIGHT = TableKind.TRAINING.column("weight");
    private static final int SPLIT = TableKind.TRAINING.column("split");
    private static final int ORIGIN = TableKind.TRAINING.column("origin");

    private TrainingTable() {}

    /**
     * The columns of a set of features.
     *
     * @param set the set's name
     * @param first the first of its columns
     * @param count how many there are
     */
    public record FeatureColumns(String set, int first, int count) {}

    /** The sets of features of a table {@code training}, in their order; none where it has no rows. */
    public static List<FeatureColumns> featuresOf(Table training) {
        var sets = new ArrayList<FeatureColumns>();
        if (training.rows() == 0) {
            return sets;
        }
        int end = training.columns().size();
        for (int c = end - 1; c >= 0; c--) {
            String name = training.columns().get(c).name();
            if (name.startsWith(SET)) {
                int count = (int) training.segments().get(0).column(c).integer(0);
                end -= count;
                sets.add(0, new FeatureColumns(name.substring(SET.length()), end, count));
            }
        }
        return sets;
    }

    /** The table of a view; the stage must declare to read it and all its {@link #SOURCES}. */
    public static Table of(Inputs in) {
        return in.writer(TableKind.TRAINING).isEmpty() ? new Making(in).made() : in.table(TableKind.TRAINING);
    }

    /** Puts the table together. */
    private static final class Making {
        private final Inputs in;
        private final Dictionary ids;
        private final List<ColumnSpec> fields;
        private final List<FeatureSet> sets = new ArrayList<>();
        private final List<ColumnSpec> extra = new ArrayList<>();
        private final Map<String, Dictionary> dictionaries = new HashMap<>();
        private final int firstField;

        Making(Inputs in) {
            this.in = in;
            this.ids = in.items().ids();
            this.fields = in.items().columns();
            FeatureSet.names(in).forEach(name -> sets.add(FeatureSet.of(in, name)));
            sets.forEach(set -> extra.add(ColumnSpec.integer(SET + set.name())));
            this.firstField = TableKind.TRAINING.columns().size() + extra.size();
            Set<String> taken = new HashSet<>();
            TableKind.TRAINING.columns().forEach(column -> taken.add(column.name()));
            for (int c = 1; c < fields.size(); c++) {
                extra.add(named(fields.get(c), "item", taken));
            }
            for (FeatureSet set : sets) {
                // A made row may lie between two whole numbers.
                set.columns().forEach(column -> extra.add(named(asNumber(column), set.name(), taken)));
            }
        }

        private static ColumnSpec named(ColumnSpec column, String of, Set<String> taken) {
            String name = column.name();
            while (!taken.add(name)) {
                name = of + "." + name;
            }
            return new ColumnSpec(name, column.type());
        }

        private static ColumnSpec asNumber(ColumnSpec column) {
            boolean number = column.type() == ColumnType.INTEGER || column.type() == ColumnType.BOOLEAN;
            return number ? ColumnSpec.number(column.name()) : column;
        }

        Table made() {
            Table labels = in.table(TableKind.LABELS);
            int[] label = labels(labels);
            double[] weight = weights();
            Table splits = in.table(TableKind.SPLITS);
            int[] split = new int[ids.size()];
            Arrays.fill(split, -1);
            int part = TableKind.SPLITS.column("split");
            eachItem(
                    splits,
                    (segment, row, item) -> split[item] = segment.column(part).code(row));
            dictionaries.put("row", ids);
            dictionaries.put("item", ids);
            dictionaries.put("label", labels.dictionary(TableKind.LABELS.column("label")));
            dictionaries.put("split", splits.dictionary(part));
            List<ItemBlock> blocks = in.items().blocks();
            shareNames(blocks);
            var rows = new TableBuilder(TableKind.TRAINING, extra, dictionaries);
            int block = 0;
            for (int item = 0; item < label.length; item++) {
                while (block + 1 < blocks.size() && blocks.get(block + 1).firstItem() <= item) {
                    block++;
                }
                if (label[item] >= 0) {
                    rows.code(ROW, item).code(ITEM, item).code(LABEL, label[item]);
                    rows.number(WEIGHT, weight[item]).code(SPLIT, split[item]).text(ORIGIN, ORIGINAL);
                    addFields(rows, blocks, block, item);
                    addFeatures(rows, item);
                    rows.end();
                }
            }
            return rows.build();
        }

        /** Codes of labels by item, -1 where an item has no label. */
        private int[] labels(Table labels) {
            var label = new int[ids.size()];
            Arrays.fill(label, -1);
            int labelled = labels.dictionary(TableKind.LABELS.column("status")).find("labelled");
            int status = TableKind.LABELS.column("status");
            int of = TableKind.LABELS.column("label");
            eachItem(labels, (segment, row, item) -> {
                if (labelled >= 0 && segment.column(status).code(row) == labelled) {
                    label[item] = segment.column(of).code(row);
                }
            });
            return label;
        }

        private double[] weights() {
            var weight = new double[ids.size()];
            Arrays.fill(weight, 1);
            eachItem(in.table(TableKind.WEIGHTS), (segment, row, item) -> {
                double given = segment.column(1).number(row);
                weight[item] = Double.isNaN(given) ? 1 : given;
            });
            return weight;
        }

        private void eachItem(Table table, RowOfItem each) {
            for (Segment segment : table.segments()) {
                Column items = segment.column(0);
                for (int row = 0; row < segment.rows(); row++) {
                    int item = ids.find(items.dictionary(), items.code(row));
                    if (item >= 0) {
                        each.see(segment, row, item);
                    }
                }
            }
        }

        /** Columns of names take over the names, so that no cell is looked up. */
        private void shareNames(List<ItemBlock> blocks) {
            for (int c = 1; c < fields.size() && !blocks.isEmpty(); c++) {
                if (fields.get(c).type() == ColumnType.NAME) {
                    String name = extra.get(sets.size() + c - 1).name();
                    dictionaries.put(name, blocks.get(0).segment().column(c).dictionary());
                }
            }
        }

        private void addFields(TableBuilder rows, List<ItemBlock> blocks, int block, int item) {
            for (int c = 1; c < fields.size(); c++) {
                Column cells = blocks.get(block).segment().column(c);
                int row = item - blocks.get(block).firstItem();
                if (cells.type() == ColumnType.NAME) {
                    rows.code(firstField + c - 1, cells.code(row));
                } else {
                    rows.copy(firstField + c - 1, cells, row);
                }
            }
        }

        private void addFeatures(TableBuilder rows, int item) {
            int at = firstField + Math.max(0, fields.size() - 1);
            for (int s = 0; s < sets.size(); s++) {
                FeatureSet set = sets.get(s);
                int columns = set.columns().size();
                rows.integer(TableKind.TRAINING.columns().size() + s, columns);
                for (int c = 0; c < columns; c++, at++) {
                    switch (set.columns().get(c).type()) {
                        case NUMBER, INTEGER, BOOLEAN -> rows.number(at, set.number(item, c));
                        case NAME, TEXT -> rows.text(at, set.category(item, c));
                    }
                }
            }
        }
    }

    /** Sees the row of an item. */
    @FunctionalInterface
    private interface RowOfItem {
        void see(Segment segment, int row, int item);
    }
}
