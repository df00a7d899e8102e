package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.ColumnMoments;
import io.labelwright.imbalance.sample.MadeRows;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import java.util.List;

/**
 * Repeats random rows of the classes that grow. With a shrinkage s each repeated row is moved by a normal number times
 * {@code s (4 / ((d + 2) n))^(1 / (d + 4))} times the standard deviation of the class in each of d columns, n being the
 * rows of all classes: the smoothed bootstrap of Menardi, Torelli 2014 (Training and Assessing Classification Rules
 * with Imbalanced Data).
 */
public final class RandomOver implements Sampler {

    private final RandomOverConfig config;

    /** The method. */
    public RandomOver(RandomOverConfig config) {
        this.config = config;
    }

    @Override
    public boolean makesRows() {
        return true;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        if (config.shrinkage() > 0) {
            rows.features().requireNumbers("moved rows");
            return GrownClass.all(rows, config.over(), work, grown -> List.of(new Moved(grown, config.shrinkage())));
        }
        return GrownClass.all(rows, config.over(), work, grown -> List.of(grown.duplicates()));
    }

    /** Repeated rows that are moved a little. */
    private static final class Moved implements MadeRows {
        private final GrownClass grown;
        private final SeededRandom drawn;
        private final double[] numbers;
        private final double[] width;

        Moved(GrownClass grown, double shrinkage) {
            this.grown = grown;
            this.drawn = grown.work().random();
            this.numbers = grown.rows().features().numbers(grown.members());
            int columns = grown.rows().features().columns();
            double smoothing =
                    StrictMath.pow(4.0 / ((columns + 2.0) * grown.rows().size()), 1.0 / (columns + 4));
            var moments = new ColumnMoments(numbers, columns);
            this.width = new double[columns];
            for (int c = 0; c < columns; c++) {
                width[c] = shrinkage * smoothing * moments.deviation(c);
            }
        }

        @Override
        public int count() {
            return grown.missing();
        }

        private int member(int made) {
            return drawn.stream("row").below(grown.members().length, made, 0);
        }

        @Override
        public int[] parents(int made) {
            return new int[] {grown.members()[member(made)]};
        }

        @Override
        public double gap(int made) {
            return Double.NaN;
        }

        @Override
        public boolean duplicates() {
            return false;
        }

        @Override
        public void numbers(int made, double[] into) {
            RandomSequence normal = drawn.stream("move").sequence(made);
            int from = member(made) * width.length;
            for (int c = 0; c < width.length; c++) {
                into[c] = numbers[from + c] + width[c] * normal.nextGaussian();
            }
        }
    }
}
