package io.labelwright.evaluate.classification;

import io.labelwright.math.interval.Interval;
import io.labelwright.math.interval.Percentiles;
import io.labelwright.math.interval.WilsonInterval;
import io.labelwright.math.random.Multinomial;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StageContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Intervals of the figures of one confusion. Shares have Wilson's interval; for the others the judged items are drawn
 * anew with replacement, which is a multinomial draw over the cells of the confusion, so that the cost does not grow
 * with the number of items. A figure that is not defined in a draw leaves that draw out. Draws depend on the stage's
 * seed and on the slice, on nothing else.
 */
final class Resampling {

    private static final int CHECK_EVERY = 64;

    private final StageContext context;
    private final int replicates;
    private final double level;

    Resampling(StageContext context, ClassificationConfig config) {
        this.context = context;
        this.replicates = config.bootstrap();
        this.level = config.level();
    }

    /** Intervals of these figures, of those that have one. */
    Map<Figure, Interval> figures(Confusion confusion, SeededRandom random, List<Figure> figures) {
        Map<Figure, Interval> intervals = new EnumMap<>(Figure.class);
        if (replicates == 0) {
            return intervals;
        }
        Scores scores = new Scores(confusion).of(confusion.count);
        double[][] drawn = draw(confusion, random, figures);
        for (int f = 0; f < figures.size(); f++) {
            Figure figure = figures.get(f);
            Interval interval = switch (figure.kind) {
                case SHARE_OF_ITEMS ->
                    share(figure == Figure.COVERAGE ? scores.labelled() : scores.correct(), scores.items());
                case SHARE_OF_LABELLED -> share(scores.correct(), scores.labelled());
                case RESAMPLED, ORDINAL -> Percentiles.of(drawn[f], level);
            };
            if (interval != null) {
                intervals.put(figure, interval);
            }
        }
        return intervals;
    }

    private double[][] draw(Confusion confusion, SeededRandom random, List<Figure> figures) {
        var drawn = new double[figures.size()][replicates];
        var scores = new Scores(confusion);
        var counts = new long[confusion.count.length];
        for (int r = 0; r < replicates; r++) {
            if (r % CHECK_EVERY == 0) {
                context.checkCancelled();
            }
            Multinomial.resample(random.sequence(r), confusion.count, counts);
            scores.of(counts);
            for (int f = 0; f < drawn.length; f++) {
                drawn[f][r] = scores.value(figures.get(f));
            }
        }
        return drawn;
    }

    /** Wilson's interval of a share; null without trials or when no intervals are wanted. */
    @Nullable
    Interval share(long successes, long trials) {
        return replicates == 0 || trials == 0 ? null : WilsonInterval.of((double) successes, (double) trials, level);
    }

    /** The figure of one class that depends on its recall and specificity. */
    interface OfClass {
        double of(double recall, double specificity);
    }

    /** The intervals of such figures: items of the class and of the others are drawn together. */
    List<@Nullable Interval> ofClass(Scores scores, int number, SeededRandom random, List<OfClass> figures) {
        long hits = scores.hits(number);
        long[] counts = {
            hits,
            scores.support(number) - hits,
            scores.falseAlarms(number),
            scores.others(number) - scores.falseAlarms(number)
        };
        var values = new double[figures.size()][replicates];
        var drawn = new long[counts.length];
        RandomSequence sequence = random.sequence(0);
        for (int r = 0; r < replicates; r++) {
            Multinomial.resample(sequence, counts, drawn);
            double recall = (double) drawn[0] / (drawn[0] + drawn[1]);
            double specificity = (double) drawn[3] / (drawn[2] + drawn[3]);
            for (int f = 0; f < values.length; f++) {
                values[f][r] = figures.get(f).of(recall, specificity);
            }
        }
        context.checkCancelled();
        var intervals = new ArrayList<@Nullable Interval>();
        for (double[] resampled : values) {
            intervals.add(replicates == 0 ? null : Percentiles.of(resampled, level));
        }
        return intervals;
    }

    /**
     * The interval of one class's F1, which depends on three counts only: hits, items of one side only, and the rest.
     */
    @Nullable
    Interval f1(Scores scores, int number, SeededRandom random) {
        long hits = scores.hits(number);
        long misses = scores.support(number) + scores.answered(number) - 2 * hits;
        if (replicates == 0 || hits + misses == 0) {
            return null;
        }
        long[] counts = {hits, misses, scores.items() - hits - misses};
        var drawn = new long[counts.length];
        var values = new double[replicates];
        RandomSequence sequence = random.sequence(0);
        for (int r = 0; r < replicates; r++) {
            Multinomial.resample(sequence, counts, drawn);
            values[r] = drawn[0] + drawn[1] == 0 ? Double.NaN : 2.0 * drawn[0] / (2.0 * drawn[0] + drawn[1]);
        }
        context.checkCancelled();
        return Percentiles.of(values, level);
    }
}
