package io.labelwright.math.order;

import java.util.Arrays;

/**
 * The places of an array in ascending order of their numbers, in groups of equal ones. Within a group places ascend, so
 * that the order is one and the same for any way of sorting. Time O(n log n) on primitive arrays, no boxes.
 *
 * <pre>{@code
 * TieGroups groups = TieGroups.ascending(scores);
 * for (int g = 0; g < groups.size(); g++) {
 *     for (int i = groups.start(g); i < groups.start(g + 1); i++) {
 *         use(groups.place(i), groups.value(g));
 *     }
 * }
 * }</pre>
 */
public final class TieGroups {

    private final double[] values;
    private final int[] starts;
    private final int[] places;

    private TieGroups(double[] values, int[] starts, int[] places) {
        this.values = values;
        this.starts = starts;
        this.places = places;
    }

    /**
     * Orders them; 0 and -0 are equal.
     *
     * @param numbers none of them NaN
     * @throws IllegalArgumentException for NaN
     */
    public static TieGroups ascending(double[] numbers) {
        var sorted = new double[numbers.length];
        for (int i = 0; i < sorted.length; i++) {
            if (Double.isNaN(numbers[i])) {
                throw new IllegalArgumentException("number " + i + " is NaN and has no place in an order");
            }
            // Adding 0 makes 0 of -0, which sorting would tell apart.
            sorted[i] = numbers[i] + 0.0;
        }
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[distinct - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        double[] values = Arrays.copyOf(sorted, distinct);
        var group = new int[numbers.length];
        var starts = new int[distinct + 1];
        for (int i = 0; i < numbers.length; i++) {
            group[i] = Arrays.binarySearch(values, numbers[i] + 0.0);
            starts[group[i] + 1]++;
        }
        for (int g = 0; g < distinct; g++) {
            starts[g + 1] += starts[g];
        }
        int[] next = starts.clone();
        var places = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            places[next[group[i]]++] = i;
        }
        return new TieGroups(values, starts, places);
    }

    /** How many groups there are. */
    public int size() {
        return values.length;
    }

    /** The number that all of a group have. */
    public double value(int group) {
        return values[group];
    }

    /** Where a group starts in the order; it ends where the next one starts. */
    public int start(int group) {
        return starts[group];
    }

    /** The place in the array of a number of the order. */
    public int place(int at) {
        return places[at];
    }
}
