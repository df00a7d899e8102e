package io.labelwright.evaluate.classification;

import io.labelwright.math.interval.Interval;
import io.labelwright.math.interval.Percentiles;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StageContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well probabilities put items in order, over the labelled judged items that have them: {@link ClassRanking} per
 * class, and averages of the classes. Names and values are scikit-learn's: {@code ovr} is each class against all
 * others, {@code ovo} each pair of classes by itself (Hand, Till 2001); macro counts classes or pairs alike, weighted
 * by their items. Averages are over the classes that occur as truth and, for areas under ROC curves, are not the only
 * one: a class that nobody has can be put in no order, and scikit-learn refuses to answer where there is one.
 *
 * <p>For the intervals items are drawn anew with replacement. That costs O(replicates * classes * n); where
 * {@link #MOST} steps allow fewer replicates than asked for, there are fewer, and where they allow fewer than
 * {@link #FEWEST}, there are no intervals.
 */
final class Ranking {

    /** Figures over all classes. */
    enum Average {
        MACRO_ROC_AUC_OVR,
        WEIGHTED_ROC_AUC_OVR,
        MACRO_ROC_AUC_OVO,
        WEIGHTED_ROC_AUC_OVO,
        MACRO_AVERAGE_PRECISION,
        WEIGHTED_AVERAGE_PRECISION,
        MACRO_PR_AUC,
        WEIGHTED_PR_AUC
    }

    /** Figures of one class. */
    enum OfClass {
        ROC_AUC,
        AVERAGE_PRECISION,
        PR_AUC,
        BRIER_SCORE
    }

    private static final long MOST = 200_000_000L;
    private static final int FEWEST = 100;
    private static final int PIECES = 16;

    private final ProbabilityRows rows;
    private final StageContext context;
    private final SeededRandom random;
    private final int replicates;
    private final double level;
    private final Means values = new Means();
    private final Means[] drawn;
    private final List<Map<OfClass, Estimate>> byClass = new ArrayList<>();

    Ranking(ProbabilityRows rows, StageContext context, SeededRandom random, ClassificationConfig config) {
        this.rows = rows;
        this.context = context;
        this.random = random;
        long each = Math.max(1, (long) rows.size() * rows.classes());
        long most = MOST / each;
        this.replicates = most < Math.min(FEWEST, config.bootstrap()) ? 0 : (int) Math.min(config.bootstrap(), most);
        this.level = config.level();
        this.drawn = new Means[replicates];
        Arrays.setAll(drawn, r -> new Means());
        int[] truth = rows.truth();
        var once = new int[truth.length];
        Arrays.fill(once, 1);
        for (int k = 0; k < rows.classes(); k++) {
            context.checkCancelled();
            byClass.add(of(k, truth, once));
        }
    }

    private Map<OfClass, Estimate> of(int k, int[] truth, int[] once) {
        Map<OfClass, Estimate> estimates = new EnumMap<>(OfClass.class);
        if (Arrays.stream(truth).noneMatch(t -> t == k)) {
            for (OfClass figure : OfClass.values()) {
                estimates.put(figure, new Estimate(Double.NaN, null));
            }
            return estimates;
        }
        var ranking = new ClassRanking(rows.of(k), truth, k, rows.classes());
        var resampled = new double[OfClass.values().length][replicates];
        context.execution().forEach(replicates == 0 ? 0 : PIECES, (lane, piece) -> {
            ClassRanking own = ranking.fresh();
            var copies = new int[truth.length];
            for (int r = piece; r < replicates; r += PIECES) {
                context.checkCancelled();
                Arrays.fill(copies, 0);
                RandomSequence draws = random.sequence(r);
                for (int i = 0; i < copies.length; i++) {
                    copies[draws.nextInt(copies.length)]++;
                }
                drawn[r].add(own.of(copies), k);
                for (OfClass figure : OfClass.values()) {
                    resampled[figure.ordinal()][r] = value(own, figure);
                }
            }
        });
        ranking.of(once);
        values.add(ranking, k);
        for (OfClass figure : OfClass.values()) {
            double value = value(ranking, figure);
            estimates.put(figure, new Estimate(value, interval(value, resampled[figure.ordinal()])));
        }
        return estimates;
    }

    private static double value(ClassRanking ranking, OfClass figure) {
        return switch (figure) {
            case ROC_AUC -> ranking.rocAuc();
            case AVERAGE_PRECISION -> ranking.averagePrecision();
            case PR_AUC -> ranking.precisionRecallAuc();
            case BRIER_SCORE -> ranking.brierScore();
        };
    }

    private @Nullable Interval interval(double value, double[] resampled) {
        return resampled.length == 0 || Double.isNaN(value) ? null : Percentiles.of(resampled, level);
    }

    /** A figure over all classes. */
    Estimate of(Average figure) {
        double value = values.of(figure);
        return new Estimate(
                value,
                interval(
                        value,
                        Arrays.stream(drawn)
                                .mapToDouble(means -> means.of(figure))
                                .toArray()));
    }

    /** A figure of one class. */
    Estimate of(OfClass figure, int k) {
        return byClass.get(k).getOrDefault(figure, new Estimate(Double.NaN, null));
    }

    /** Adds up classes, one after the other. */
    private static final class Means {

        private final double[] sums = new double[Average.values().length];
        private final double[] weights = new double[sums.length];

        void add(ClassRanking ranking, int k) {
            double support = ranking.support(k);
            add(Average.MACRO_ROC_AUC_OVR, ranking.rocAuc(), 1);
            add(Average.WEIGHTED_ROC_AUC_OVR, ranking.rocAuc(), support);
            add(Average.MACRO_AVERAGE_PRECISION, ranking.averagePrecision(), 1);
            add(Average.WEIGHTED_AVERAGE_PRECISION, ranking.averagePrecision(), support);
            add(Average.MACRO_PR_AUC, ranking.precisionRecallAuc(), 1);
            add(Average.WEIGHTED_PR_AUC, ranking.precisionRecallAuc(), support);
            for (int j = 0; j < ranking.classes(); j++) {
                if (j != k) {
                    // A pair comes twice, once from each side, with the same weight.
                    double both = support + ranking.support(j);
                    add(Average.MACRO_ROC_AUC_OVO, ranking.against(j), 1);
                    add(Average.WEIGHTED_ROC_AUC_OVO, ranking.against(j), both);
                }
            }
        }

        private void add(Average figure, double value, double weight) {
            if (!Double.isNaN(value)) {
                sums[figure.ordinal()] += weight * value;
                weights[figure.ordinal()] += weight;
            }
        }

        double of(Average figure) {
            return sums[figure.ordinal()] / weights[figure.ordinal()];
        }
    }
}
