package io.labelwright.evaluate.agreement;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What Cohen's kappa needs to know of two annotators. NaN stands for what is not defined. */
final class PairTable {

    /** Items that both answered. */
    long items;

    /** Those to which both gave the same answer. */
    long agreeing;

    /** Sum of the distances of the two answers. */
    double distance;

    /** Answers of the one by class. */
    final long[] one;

    /** Answers of the other. */
    final long[] other;

    private final int[] classIndex;

    /** A table for all classes. */
    PairTable(int classes) {
        this(IntStream.range(0, classes).toArray());
    }

    /** A table for some classes, ascending. */
    PairTable(int[] classIndex) {
        this.classIndex = classIndex;
        this.one = new long[classIndex.length];
        this.other = new long[classIndex.length];
    }

    void clear() {
        items = 0;
        agreeing = 0;
        distance = 0;
        Arrays.fill(one, 0);
        Arrays.fill(other, 0);
    }

    /** Adds items to which the two gave these answers. */
    void add(int answer, int otherAnswer, long times, Weights weights) {
        items += times;
        agreeing += answer == otherAnswer ? times : 0;
        distance += (double) times * weights.distance(answer, otherAnswer);
        one[Arrays.binarySearch(classIndex, answer)] += times;
        other[Arrays.binarySearch(classIndex, otherAnswer)] += times;
    }

    /** Cohen 1960: (p_o - p_e) / (1 - p_e) with both sides multiplied by n^2; items are below 2^31. */
    double kappa() {
        long byChance = 0;
        for (int c = 0; c < one.length; c++) {
            byChance += one[c] * other[c];
        }
        long square = items * items;
        return byChance == square ? Double.NaN : (double) (agreeing * items - byChance) / (square - byChance);
    }

    /** Cohen 1968: 1 - mean distance / mean distance by chance. */
    double weightedKappa(Weights weights) {
        if (weights == Weights.NONE) {
            return kappa();
        }
        double byChance = weights.between(classIndex, one, other);
        return byChance > 0 ? 1 - distance * items / byChance : Double.NaN;
    }
}
