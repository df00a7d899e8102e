package io.labelwright.engine.plugin;

/**
 * The least and the greatest value allowed; infinite where there is none.
 *
 * @param above whether the least value itself is refused
 */
public record Bounds(double min, boolean above, double max) {

    /** No bounds. */
    public static final Bounds NONE = new Bounds(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY);

    /** Whether this value is allowed; NaN never is. */
    public boolean contain(double value) {
        return (above ? value > min : value >= min) && value <= max;
    }

    /** The allowed range in words, for example {@code at least 1} or {@code more than 0 and at most 1}. */
    public String inWords() {
        boolean low = min != Double.NEGATIVE_INFINITY;
        boolean high = max != Double.POSITIVE_INFINITY;
        if (low && high && !above) {
            return min == max ? "exactly " + plain(min) : "between " + plain(min) + " and " + plain(max);
        }
        String least = low ? (above ? "more than " : "at least ") + plain(min) : "";
        String most = high ? "at most " + plain(max) : "";
        return least + (low && high ? " and " : "") + most;
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
