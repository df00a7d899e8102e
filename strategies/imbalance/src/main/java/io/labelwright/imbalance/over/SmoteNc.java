package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.Between;
import io.labelwright.imbalance.sample.ColumnMoments;
import io.labelwright.imbalance.sample.MadeRows;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.Arrays;
import java.util.List;

/**
 * SMOTE for rows with numbers and categories. Two rows of a class are as far apart as their numbers say, each category
 * in which they differ counting as the median of the standard deviations of the numbers in the class. A made row has
 * numbers between its parents, and in each column the category that is most frequent among the k nearest of the first.
 * Cost O(n^2) in the rows of the class, whatever the number of categories. Chawla et al. 2002 (SMOTE: Synthetic
 * Minority Over-sampling Technique), section 6.1.
 */
final class SmoteNc implements Sampler {

    private final SmotencConfig config;

    SmoteNc(SmotencConfig config) {
        this.config = config;
    }

    @Override
    public boolean makesRows() {
        return true;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        rows.features().requireFeatures("rows of SMOTE-NC");
        require(rows.features().categoricalColumns() > 0, "numbers only", "imbalance/smote is for these");
        require(rows.features().columns() > 0, "categories only", "imbalance/smoten is for these");
        return GrownClass.all(rows, config.over(), work, grown -> List.of(grow(grown)));
    }

    private static void require(boolean holds, String what, String hint) {
        if (!holds) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "the features are " + what + ", and SMOTE-NC is for both numbers and categories",
                    hint + "; columns whose numbers are codes of categories are named by categorical: [...]");
        }
    }

    private MadeRows grow(GrownClass grown) {
        int[] members = grown.members();
        int width = grown.rows().features().columns();
        double[] numbers = grown.rows().features().numbers(members);
        CategoryCells cells = CategoryCells.of(grown.rows(), members);
        double median = medianDeviation(new ColumnMoments(numbers, width), width);
        int k = grown.neighbours(config.kNeighbors(), "k_neighbors");
        PairSearch near = PairSearch.among(
                members.length,
                k,
                (i, j) -> {
                    double sum = median * median * cells.differences(i, j);
                    for (int c = 0; c < width; c++) {
                        double difference = numbers[i * width + c] - numbers[j * width + c];
                        sum += difference * difference;
                    }
                    return sum;
                },
                grown.work());
        SeededRandom drawn = grown.work().random().stream("between");
        int count = grown.missing();
        var at = new int[count];
        var base = new int[count];
        var other = new int[count];
        var gap = new double[count];
        for (int i = 0; i < count; i++) {
            at[i] = drawn.below(members.length, i, 0);
            base[i] = members[at[i]];
            other[i] = members[near.of(at[i], drawn.below(k, i, 1))];
            gap[i] = drawn.uniform(i, 2);
        }
        return new Mixed(
                new Between(grown.rows(), base, other, gap), at, cells, near, grown.work().random().stream("category"));
    }

    private static double medianDeviation(ColumnMoments moments, int width) {
        var deviations = new double[width];
        Arrays.setAll(deviations, moments::deviation);
        Arrays.sort(deviations);
        return (deviations[(width - 1) / 2] + deviations[width / 2]) / 2;
    }

    /** Rows between others, with categories. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, read only
    private record Mixed(Between numbers, int[] base, CategoryCells cells, PairSearch near, SeededRandom drawn)
            implements MadeRows {

        @Override
        public int count() {
            return base.length;
        }

        @Override
        public int[] parents(int made) {
            return numbers.parents(made);
        }

        @Override
        public double gap(int made) {
            return numbers.gap(made);
        }

        @Override
        public boolean duplicates() {
            return false;
        }

        @Override
        public void numbers(int made, double[] into) {
            numbers.numbers(made, into);
        }

        @Override
        public int category(int made, int column) {
            return cells.mostFrequent(near, base[made], column, drawn, made);
        }
    }
}
