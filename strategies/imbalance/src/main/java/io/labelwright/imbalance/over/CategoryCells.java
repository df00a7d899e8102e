package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.random.SeededRandom;

/**
 * The categories of some rows. A missing one is a category of its own.
 *
 * @param width how many columns hold categories
 * @param codes rows one after the other
 */
@SuppressWarnings("ArrayRecordComponent") // read only
record CategoryCells(int width, int[] codes) {

    static CategoryCells of(TrainingRows rows, int[] some) {
        int width = rows.features().categoricalColumns();
        var codes = new int[some.length * width];
        for (int i = 0; i < some.length; i++) {
            for (int c = 0; c < width; c++) {
                codes[i * width + c] = rows.features().category(some[i], c);
            }
        }
        return new CategoryCells(width, codes);
    }

    int code(int row, int column) {
        return codes[row * width + column];
    }

    /** In how many columns two rows differ. */
    int differences(int one, int other) {
        int differ = 0;
        for (int c = 0; c < width; c++) {
            differ += codes[one * width + c] == codes[other * width + c] ? 0 : 1;
        }
        return differ;
    }

    /** The most frequent category of a column among the neighbours of a row; one of equally frequent ones is drawn. */
    int mostFrequent(PairSearch near, int row, int column, SeededRandom random, long made) {
        int k = near.k();
        int most = 0;
        int ties = 0;
        int chosen = -1;
        for (int place = 0; place < k; place++) {
            int code = code(near.of(row, place), column);
            int count = 0;
            boolean seen = false;
            for (int other = 0; other < k; other++) {
                boolean same = code(near.of(row, other), column) == code;
                count += same ? 1 : 0;
                seen |= same && other < place;
            }
            if (seen || count < most) {
                continue;
            }
            ties = count > most ? 1 : ties + 1;
            most = count;
            if (ties == 1 || random.below(ties, made, (long) column * k + place) == 0) {
                chosen = code;
            }
        }
        return chosen;
    }
}
