package io.labelwright.imbalance.multi;

import io.labelwright.imbalance.sample.TrainingRows;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How rare classes are where a row may have several: {@code IR(k) = most rows of a class / rows of k}. A class is rare
 * where its ratio is above the mean that those with rows had in the beginning, and frequent where it is below. Charte
 * et al. 2015 (Addressing Imbalance in Multilabel Classification: Measures and Random Resampling Algorithms).
 */
final class ImbalanceRatios {

    private final int[] counts;
    private final double mean;

    ImbalanceRatios(TrainingRows rows) {
        this.counts = rows.counts();
        double most = most();
        this.mean = Arrays.stream(counts)
                .filter(count -> count > 0)
                .mapToDouble(count -> most / count)
                .average()
                .orElse(0);
    }

    private int most() {
        return Arrays.stream(counts).max().orElse(0);
    }

    private double of(int index) {
        return (double) most() / counts[index];
    }

    /** Whether a class is rare with the rows that it has now. */
    boolean isRare(int index) {
        return counts[index] > 0 && of(index) > mean;
    }

    /** Whether a class is frequent with the rows that it has now. */
    boolean isFrequent(int index) {
        return counts[index] > 0 && of(index) < mean;
    }

    /** The rare classes. */
    int[] rare() {
        return IntStream.range(0, counts.length).filter(this::isRare).toArray();
    }

    /** The frequent classes. */
    int[] frequent() {
        return IntStream.range(0, counts.length).filter(this::isFrequent).toArray();
    }

    /** A row more, or less, of each of some classes. */
    void count(int[] classes, int by) {
        for (int k : classes) {
            counts[k] += by;
        }
    }
}
