package io.labelwright.engine.intake;

/**
 * How many different names a whole file has, told from its start. Two files that look alike after a few rows end apart:
 * in one each row brings a new item, in the other all annotators have been seen. Names are taken to be drawn with the
 * same chance each, so that of {@code D} names {@code D (1 - exp(-c n))} are met in {@code n} rows; how many the first
 * half of the rows brought tells {@code c}, and with it {@code D}. Names in runs, as in files sorted by item, are the
 * case of a {@code D} without end, and grow with the rows.
 */
final class DistinctGrowth {

    private DistinctGrowth() {}

    /**
     * Different names in all rows.
     *
     * @param half how many the first half of the rows that were looked at has
     * @param seen how many all rows that were looked at have
     * @param parts how many times those rows all rows are
     */
    static long of(long half, long seen, double parts) {
        if (parts <= 1 || half <= 0 || seen <= half) {
            return seen;
        }
        // What each half leaves unseen, as a share: seen / half = (1 - x x) / (1 - x) = 1 + x.
        double unseen = (double) seen / half - 1;
        double linear = seen * parts;
        if (unseen >= 1) {
            return Math.round(linear);
        }
        double all = seen / (1 - unseen * unseen);
        return Math.round(Math.min(linear, all * (1 - Math.pow(unseen, 2 * parts))));
    }
}
