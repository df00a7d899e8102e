package io.labelwright.consensus.dawidskene;

/**
 * The products of the E-step: for every answer, the numbers of its item times the row of theta that it names.
 *
 * <p>Classes are taken two to five at a time, in a pass over the answers for each such group. A loop over the classes
 * of one answer is so short that its own upkeep costs as much as the multiplications; written out, the pass takes about
 * two thirds of the time, and with up to five classes there is only one.
 */
public final class RowProducts {

    private static final int WIDEST = 5;

    private RowProducts() {}

    /** Starts every item with these numbers. */
    public static void fill(long[] products, int items, double[] priors) {
        int k = priors.length;
        for (int c = 0; c < k; c++) {
            long bits = Double.doubleToRawLongBits(priors[c]);
            for (int at = c, end = items * k; at < end; at += k) {
                products[at] = bits;
            }
        }
    }

    /**
     * Multiplies.
     *
     * @param theta rows of k numbers
     * @param products k numbers an item, as their bits
     */
    public static void multiply(AnswerOrder order, double[] theta, int k, long[] products) {
        int from = 0;
        while (from < k) {
            int left = k - from;
            // Never leaves a single class over, the group that pays least.
            int width = left == WIDEST + 1 ? 3 : Math.min(WIDEST, left);
            switch (width) {
                case 5 -> five(order, theta, k, from, products);
                case 4 -> four(order, theta, k, from, products);
                case 3 -> three(order, theta, k, from, products);
                case 2 -> two(order, theta, k, from, products);
                default -> one(order, theta, k, from, products);
            }
            from += width;
        }
    }

    private static void one(AnswerOrder order, double[] theta, int k, int from, long[] products) {
        int[] row = order.row;
        char[] item = order.item;
        for (int a = 0; a < row.length; a++) {
            int r = row[a] * k + from;
            int i = item[a] * k + from;
            double x0 = Double.longBitsToDouble(products[i]) * theta[r];
            products[i] = Double.doubleToRawLongBits(x0);
        }
    }

    private static void two(AnswerOrder order, double[] theta, int k, int from, long[] products) {
        int[] row = order.row;
        char[] item = order.item;
        for (int a = 0; a < row.length; a++) {
            int r = row[a] * k + from;
            int i = item[a] * k + from;
            double x0 = Double.longBitsToDouble(products[i]) * theta[r];
            double x1 = Double.longBitsToDouble(products[i + 1]) * theta[r + 1];
            products[i] = Double.doubleToRawLongBits(x0);
            products[i + 1] = Double.doubleToRawLongBits(x1);
        }
    }

    private static void three(AnswerOrder order, double[] theta, int k, int from, long[] products) {
        int[] row = order.row;
        char[] item = order.item;
        for (int a = 0; a < row.length; a++) {
            int r = row[a] * k + from;
            int i = item[a] * k + from;
            double x0 = Double.longBitsToDouble(products[i]) * theta[r];
            double x1 = Double.longBitsToDouble(products[i + 1]) * theta[r + 1];
            double x2 = Double.longBitsToDouble(products[i + 2]) * theta[r + 2];
            products[i] = Double.doubleToRawLongBits(x0);
            products[i + 1] = Double.doubleToRawLongBits(x1);
            products[i + 2] = Double.doubleToRawLongBits(x2);
        }
    }

    private static void four(AnswerOrder order, double[] theta, int k, int from, long[] products) {
        int[] row = order.row;
        char[] item = order.item;
        for (int a = 0; a < row.length; a++) {
            int r = row[a] * k + from;
            int i = item[a] * k + from;
            double x0 = Double.longBitsToDouble(products[i]) * theta[r];
            double x1 = Double.longBitsToDouble(products[i + 1]) * theta[r + 1];
            double x2 = Double.longBitsToDouble(products[i + 2]) * theta[r + 2];
            double x3 = Double.longBitsToDouble(products[i + 3]) * theta[r + 3];
            products[i] = Double.doubleToRawLongBits(x0);
            products[i + 1] = Double.doubleToRawLongBits(x1);
            products[i + 2] = Double.doubleToRawLongBits(x2);
            products[i + 3] = Double.doubleToRawLongBits(x3);
        }
    }

    private static void five(AnswerOrder order, double[] theta, int k, int from, long[] products) {
        int[] row = order.row;
        char[] item = order.item;
        for (int a = 0; a < row.length; a++) {
            int r = row[a] * k + from;
            int i = item[a] * k + from;
            double x0 = Double.longBitsToDouble(products[i]) * theta[r];
            double x1 = Double.longBitsToDouble(products[i + 1]) * theta[r + 1];
            double x2 = Double.longBitsToDouble(products[i + 2]) * theta[r + 2];
            double x3 = Double.longBitsToDouble(products[i + 3]) * theta[r + 3];
            double x4 = Double.longBitsToDouble(products[i + 4]) * theta[r + 4];
            products[i] = Double.doubleToRawLongBits(x0);
            products[i + 1] = Double.doubleToRawLongBits(x1);
            products[i + 2] = Double.doubleToRawLongBits(x2);
            products[i + 3] = Double.doubleToRawLongBits(x3);
            products[i + 4] = Double.doubleToRawLongBits(x4);
        }
    }
}
