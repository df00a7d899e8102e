package io.labelwright.engine.intake;

import io.labelwright.engine.label.SpanReach;
import io.labelwright.engine.label.TextLengths;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.Dictionary;
import java.util.Arrays;

/**
 * How long the texts of items are, to hold spans against them. The text stands in the record with the spans, or came
 * with an earlier one; where it comes later, or from another file, the stage that unites both looks.
 */
final class ItemTexts {

    private final RecordFields fields;
    private final boolean wanted;
    private final boolean firstStays;
    private int column = -1;
    /** Per item: code points of its text + 1; 0 while it has none. */
    private int[] known = new int[0];

    ItemTexts(ImportMapping mapping, Task task, RecordFields fields) {
        this.fields = fields;
        this.wanted = task == Task.SPANS && mapping.items() != null;
        this.firstStays = mapping.repeatedItems() == RepeatedItems.FIRST;
    }

    /** A column becomes a field of items. */
    void meet(String field, int index) {
        if (wanted && field.equals("text")) {
            column = index;
        }
    }

    /** The record at hand is the item's. */
    void keep(int item) {
        if (!wanted || fields.isEmpty(column)) {
            return;
        }
        if (item >= known.length) {
            known = Arrays.copyOf(known, Math.max(item + 1, Math.max(64, 2 * known.length)));
        }
        known[item] = codePoints() + 1;
    }

    private int codePoints() {
        return Character.codePointCount(fields.chars(), fields.start(column), fields.length(column));
    }

    private int of(int item) {
        return item < known.length ? known[item] - 1 : -1;
    }

    /**
     * Holds spans against the text.
     *
     * @param reach how many code points the text must have
     * @param label the field that holds the spans
     * @throws RowProblem when they reach beyond it
     */
    void check(int item, Dictionary.Builder ids, int reach, int label) {
        if (!wanted || reach == 0) {
            return;
        }
        int length = of(item);
        if (!fields.isEmpty(column) && !(firstStays && length >= 0)) {
            length = codePoints();
        }
        if (length >= 0 && reach > length) {
            throw new RowProblem(String.valueOf(SpanReach.problem(fields.text(label), length, ids.get(item))));
        }
    }

    /** The lengths by code of the item. */
    TextLengths lengths(Dictionary used, Dictionary.Builder ids) {
        if (known.length == 0) {
            return TextLengths.NONE;
        }
        Dictionary all = ids.build();
        var lengths = new int[used.size()];
        for (int code = 0; code < lengths.length; code++) {
            lengths[code] = of(all.find(used, code));
        }
        return TextLengths.of(lengths);
    }
}
