package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.SamplingWork;

/**
 * The nearest of some rows by a distance of any kind: all pairs are measured. Cost O(rows^2) distances; the result has
 * the same bits for any number of threads.
 *
 * @param k neighbours per row
 * @param neighbour per row its nearest, by their places among the rows; of equally near ones the first
 */
@SuppressWarnings("ArrayRecordComponent") // read only
record PairSearch(int k, int[] neighbour) {

    private static final int ROWS_A_PIECE = 128;

    /** A distance, or anything that is larger where the distance is. */
    @FunctionalInterface
    interface Distance {

        /** That of two rows, by their places. */
        double of(int one, int other);
    }

    /**
     * The nearest others of each row.
     *
     * @param count how many rows
     * @param wanted neighbours, fewer than there are rows
     */
    static PairSearch among(int count, int wanted, Distance distance, SamplingWork work) {
        var neighbour = new int[count * wanted];
        int pieces = (count + ROWS_A_PIECE - 1) / ROWS_A_PIECE;
        work.execution().forEach(pieces, (lane, piece) -> {
            work.pause().run();
            var far = new double[wanted];
            int to = Math.min(count, (piece + 1) * ROWS_A_PIECE);
            for (int i = piece * ROWS_A_PIECE; i < to; i++) {
                fill(i, count, wanted, distance, neighbour, far);
            }
        });
        return new PairSearch(wanted, neighbour);
    }

    private static void fill(int i, int count, int wanted, Distance distance, int[] neighbour, double[] far) {
        int size = 0;
        int first = i * wanted;
        for (int j = 0; j < count; j++) {
            if (j == i) {
                continue;
            }
            double of = distance.of(i, j);
            if (size < wanted || of < far[wanted - 1]) {
                int at = size < wanted ? size++ : wanted - 1;
                for (; at > 0 && far[at - 1] > of; at--) {
                    far[at] = far[at - 1];
                    neighbour[first + at] = neighbour[first + at - 1];
                }
                far[at] = of;
                neighbour[first + at] = j;
            }
        }
    }

    /** A neighbour of a row. */
    int of(int row, int place) {
        return neighbour[row * k + place];
    }
}
