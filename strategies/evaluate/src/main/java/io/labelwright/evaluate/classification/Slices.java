package io.labelwright.evaluate.classification;

import io.labelwright.spi.Items;
import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** The judged items cut by the values of one field. */
final class Slices {

    /** Most values that a field may have among the judged items. */
    static final int MOST = 100;

    private static final int MOST_DIGITS = 17;

    private final List<String> names;
    private final int[] sliceOf;

    private Slices(List<String> names, int[] sliceOf) {
        this.names = names;
        this.sliceOf = sliceOf;
    }

    /** {@code field=value}, sorted. */
    List<String> names() {
        return names;
    }

    /** Index of an item's slice in the names; -1 for items that are not judged. */
    int sliceOf(int item) {
        return sliceOf[item];
    }

    /**
     * Cuts the judged items.
     *
     * @throws LabelingException when there is no such field or it has too many values
     */
    static Slices of(Items items, String field, IntPredicate judged) {
        int column = items.field(field, "slices");
        Map<String, Integer> indexes = new HashMap<>();
        var sliceOf = new int[items.size()];
        Arrays.fill(sliceOf, -1);
        for (ItemBlock block : items.blocks()) {
            Column values = block.segment().column(column);
            for (int row = 0; row < block.items(); row++) {
                int item = block.firstItem() + row;
                if (judged.test(item)) {
                    sliceOf[item] = indexes.computeIfAbsent(text(values, row), value -> indexes.size());
                    if (indexes.size() > MOST) {
                        throw tooMany(field);
                    }
                }
            }
        }
        return sorted(field, indexes, sliceOf);
    }

    private static Slices sorted(String field, Map<String, Integer> indexes, int[] sliceOf) {
        var values = new ArrayList<>(indexes.keySet());
        values.sort(null);
        var rank = new int[values.size()];
        for (int i = 0; i < rank.length; i++) {
            rank[indexes.getOrDefault(values.get(i), 0)] = i;
        }
        for (int item = 0; item < sliceOf.length; item++) {
            sliceOf[item] = sliceOf[item] < 0 ? -1 : rank[sliceOf[item]];
        }
        return new Slices(values.stream().map(value -> field + "=" + value).toList(), sliceOf);
    }

    private static LabelingException tooMany(String field) {
        return new LabelingException(
                StandardError.OUT_OF_RANGE,
                null,
                "slices: field '" + field + "' has more than " + MOST + " values among the judged items",
                "slice by a field with few values, such as a source or a region, or import one that groups them");
    }

    private static String text(Column values, int row) {
        if (values.isMissing(row)) {
            return "";
        }
        return switch (values.type()) {
            case NAME, TEXT -> String.valueOf(values.text(row));
            case INTEGER -> Long.toString(values.integer(row));
            case BOOLEAN -> values.integer(row) == 1 ? "true" : "false";
            case NUMBER -> shortest(values.number(row));
        };
    }

    /** The fewest digits that read back to the same double; Double.toString is not that on every JDK. */
    private static String shortest(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 0x1p53) {
            return Long.toString((long) value);
        }
        var exact = new BigDecimal(value);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded.toString();
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)).toString();
    }
}
