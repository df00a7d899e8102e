package io.labelwright.taxonomy.map;

import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A table with what becomes of each of its classes, looked up once per class and not per row. */
final class ClassesOf {

    private static final String PROBABILITY = "p:";

    /** A column with the probability of one class. */
    record Share(int column, String name, int target) {}

    final Table table;
    /** Column of the label, -1 for none. */
    final int labelColumn;
    /** Per code of the label column what becomes of it. */
    final int[] targets;

    final List<Share> shares = new ArrayList<>();
    /** Per code of the item column the item's index, -1 for one that is not in view. */
    private final int[] items;

    ClassesOf(Table table, ClassMapping mapping, Dictionary ids) {
        this.table = table;
        this.labelColumn = table.find("label");
        Dictionary names = labelColumn < 0 ? Dictionary.empty() : table.dictionary(labelColumn);
        this.targets = new int[names.size()];
        for (int code = 0; code < targets.length; code++) {
            targets[code] = mapping.of(names.get(code));
        }
        for (int c = 0; c < table.columns().size(); c++) {
            String column = table.columns().get(c).name();
            if (column.startsWith(PROBABILITY)) {
                String name = column.substring(PROBABILITY.length());
                shares.add(new Share(c, name, mapping.of(name)));
            }
        }
        Dictionary own = table.dictionary(0);
        this.items = new int[own.size()];
        boolean same = own.equals(ids);
        for (int code = 0; code < items.length; code++) {
            items[code] = same ? code : ids.find(own, code);
        }
    }

    /** Index of the item of a row. */
    int item(Segment segment, int row) {
        int code = segment.column(0).code(row);
        return code < 0 ? -1 : items[code];
    }

    /** Notes for each class that is split the items that have it. */
    void markSplit(BitSet[] needed) {
        if (needed.length == 0) {
            return;
        }
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                int item = item(segment, row);
                if (item < 0) {
                    continue;
                }
                int label = labelColumn < 0 ? -1 : segment.column(labelColumn).code(row);
                if (label >= 0 && ClassMapping.isSplit(targets[label])) {
                    needed[ClassMapping.split(targets[label])].set(item);
                }
                for (Share share : shares) {
                    Column column = segment.column(share.column());
                    if (ClassMapping.isSplit(share.target()) && column.number(row) > 0) {
                        needed[ClassMapping.split(share.target())].set(item);
                    }
                }
            }
        }
    }
}
