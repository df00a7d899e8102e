package io.labelwright.split.part;

/**
 * Whole numbers in place of shares, so that they add up: each is rounded down, and the largest remainders get one more.
 */
final class LargestRemainder {

    private static final double ROUNDING = 1e-9;

    private LargestRemainder() {}

    /** A number, or the whole number that it would be without errors of rounding. */
    static double exact(double number) {
        double whole = Math.rint(number);
        return Math.abs(number - whole) <= ROUNDING * Math.max(1, whole) ? whole : number;
    }

    /**
     * Sizes of parts.
     *
     * @param items how many are to be spread
     * @param shares of the parts, above 0; they add up to 1
     */
    static int[] sizes(int items, double[] shares) {
        var sizes = new int[shares.length];
        var remainder = new double[shares.length];
        int rest = items;
        for (int p = 0; p < shares.length; p++) {
            double size = exact(items * shares[p]);
            sizes[p] = (int) Math.floor(size);
            remainder[p] = size - sizes[p];
            rest -= sizes[p];
        }
        for (; rest > 0; rest--) {
            int most = 0;
            for (int p = 1; p < shares.length; p++) {
                if (remainder[p] > remainder[most]) {
                    most = p;
                }
            }
            sizes[most]++;
            remainder[most]--;
        }
        return sizes;
    }
}
