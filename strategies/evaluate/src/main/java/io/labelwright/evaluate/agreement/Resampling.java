package io.labelwright.evaluate.agreement;

import io.labelwright.math.interval.Interval;
import io.labelwright.math.interval.Percentiles;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StageContext;
import org.jspecify.annotations.Nullable;

/**
 * Percentile intervals (Efron 1979) of the coefficients over all annotators: the items are drawn anew with replacement,
 * the annotators stay. A coefficient that is not defined in a draw leaves that draw out. Draws depend on the stage's
 * seed and the data, on nothing else.
 *
 * <p>Cost O(replicates * patterns). Three things are too dear beyond a bound and then have no interval: alpha for
 * ratios of more than {@link #MOST_RATIOS} classes, and figures of classes when classes times replicates pass
 * {@link #MOST_OF_CLASSES}.
 */
final class Resampling {

    /** Classes up to which differences of all pairs of classes are added up in each draw. */
    static final int MOST_RATIOS = 1_000;

    /** Values of one figure by class and draw that are kept. */
    static final int MOST_OF_CLASSES = 1 << 21;

    private static final int CHECK_EVERY = 64;

    /** A figure over all classes. */
    enum Figure {
        OBSERVED_AGREEMENT,
        FLEISS_KAPPA,
        GWET_AC1,
        GWET_AC2,
        KRIPPENDORFF_ALPHA
    }

    private final Patterns patterns;
    private final Weights weights;
    private final LevelOfMeasurement level;
    private final double[] numbers;
    private final int replicates;
    private final double confidence;
    private final int classes;

    private final double[][] figures;
    private final double[][] kappas;
    private final double[][] specifics;
    /** The same of the patterns as they are. */
    private final double[] centre = new double[Figure.values().length];

    private final double[] kappaCentre;
    private final double[] specificCentre;

    private final ClassCounts item;
    private final double[] agreement;
    private final double[] distance;
    private final double[] difference;
    /** The differences of all draws; null where each draw has its own. */
    private final @Nullable Differences fixed;

    Resampling(Patterns patterns, double[] numbers, LevelOfMeasurement level, AgreementConfig config) {
        this.patterns = patterns;
        this.weights = config.weights();
        this.level = level;
        this.numbers = numbers;
        this.replicates = config.bootstrap();
        this.confidence = config.level();
        this.classes = numbers.length;
        int ofClasses = (long) classes * replicates > MOST_OF_CLASSES ? 0 : classes;
        this.figures = new double[centre.length][replicates];
        this.kappas = new double[ofClasses][replicates];
        this.specifics = new double[ofClasses][replicates];
        this.kappaCentre = new double[ofClasses];
        this.specificCentre = new double[ofClasses];
        this.item = new ClassCounts(classes);
        this.agreement = new double[patterns.size()];
        this.distance = new double[patterns.size()];
        this.difference = new double[patterns.size()];
        this.fixed = level == LevelOfMeasurement.ORDINAL ? null : Differences.of(level, numbers, margins());
    }

    /** Draws; to be called once, before anything is asked. */
    Resampling run(StageContext context) {
        measure();
        var sums = new Sums(classes);
        var counts = new long[patterns.size()];
        for (int place = 0; place < counts.length; place++) {
            counts[place] = patterns.items(place);
        }
        Coefficients coefficients = of(counts, sums);
        Differences differences = differences(sums);
        for (Figure figure : Figure.values()) {
            centre[figure.ordinal()] = value(figure, coefficients, differences);
        }
        for (int k = 0; k < kappas.length; k++) {
            kappaCentre[k] = coefficients.classKappa(k);
            specificCentre[k] = coefficients.specificAgreement(k);
        }
        SeededRandom random = SeededRandom.of(context.seed()).stream("draws");
        for (int r = 0; r < replicates; r++) {
            if (r % CHECK_EVERY == 0) {
                context.checkCancelled();
            }
            patterns.draw(random.sequence(r), counts);
            draw(r, of(counts, sums), sums);
        }
        return this;
    }

    /** What does not change between draws. */
    private void measure() {
        double largest = weights.largest(classes);
        for (int place = 0; place < agreement.length; place++) {
            patterns.load(place, item);
            if (item.answers > 1) {
                agreement[place] = (double) item.agreeing() / item.pairs();
                distance[place] = weights.within(item) / largest / item.pairs();
                difference[place] = fixed == null ? 0 : fixed.within(item) / (item.answers - 1);
            }
        }
    }

    private double[] margins() {
        var margins = new double[classes];
        for (int place = 0; place < agreement.length; place++) {
            patterns.load(place, item);
            for (int c = 0; c < item.length; c++) {
                margins[item.classIndex[c]] += (double) item.count[c] * patterns.items(place);
            }
        }
        return margins;
    }

    private Coefficients of(long[] counts, Sums sums) {
        sums.clear();
        for (int place = 0; place < counts.length; place++) {
            double times = counts[place];
            if (times == 0) {
                continue;
            }
            patterns.load(place, item);
            for (int c = 0; c < item.length; c++) {
                double ofClass = item.count[c];
                sums.addClass(item.classIndex[c], item.answers, times * ofClass, times * ofClass * (ofClass - 1));
            }
            sums.items += times;
            if (item.answers > 1) {
                sums.compared += times;
                sums.observed += times * agreement[place];
                sums.distance += times * distance[place];
                sums.within += times * difference[place];
            }
        }
        if (fixed == null) {
            measureRanks(counts, sums);
        }
        return new Coefficients(sums, weights);
    }

    /** Ranks depend on how many answers there are of each class, which every draw has of its own. */
    private void measureRanks(long[] counts, Sums sums) {
        Differences ranks = differences(sums);
        for (int place = 0; place < counts.length; place++) {
            if (counts[place] > 0) {
                patterns.load(place, item);
                if (item.answers > 1) {
                    sums.within += counts[place] * (ranks.within(item) / (item.answers - 1));
                }
            }
        }
    }

    private Differences differences(Sums sums) {
        return fixed == null ? Differences.of(level, numbers, sums.answers) : fixed;
    }

    private void draw(int r, Coefficients coefficients, Sums sums) {
        Differences differences = differences(sums);
        for (Figure figure : Figure.values()) {
            figures[figure.ordinal()][r] = value(figure, coefficients, differences);
        }
        for (int k = 0; k < kappas.length; k++) {
            kappas[k][r] = coefficients.classKappa(k);
            specifics[k][r] = coefficients.specificAgreement(k);
        }
    }

    private double value(Figure figure, Coefficients coefficients, Differences differences) {
        return switch (figure) {
            case OBSERVED_AGREEMENT -> coefficients.observedAgreement();
            case FLEISS_KAPPA -> coefficients.fleissKappa();
            case GWET_AC1 -> coefficients.gwetAc1();
            case GWET_AC2 -> coefficients.gwetAc2();
            case KRIPPENDORFF_ALPHA ->
                level == LevelOfMeasurement.RATIO && classes > MOST_RATIOS
                        ? Double.NaN
                        : coefficients.krippendorffAlpha(differences);
        };
    }

    /** The interval of a figure whose value over all items is this; null when it has none. */
    @Nullable
    Interval of(Figure figure, double value) {
        return interval(figures[figure.ordinal()], centre[figure.ordinal()], value);
    }

    /** The interval of the kappa of a class. */
    @Nullable
    Interval ofClassKappa(int k, double value) {
        return k < kappas.length ? interval(kappas[k], kappaCentre[k], value) : null;
    }

    /** The interval of the specific agreement of a class. */
    @Nullable
    Interval ofSpecificAgreement(int k, double value) {
        return k < specifics.length ? interval(specifics[k], specificCentre[k], value) : null;
    }

    private @Nullable Interval interval(double[] drawn, double around, double value) {
        Interval interval = Percentiles.of(drawn, confidence);
        if (interval == null || patterns.complete()) {
            return interval;
        }
        // Draws from some of the items lie around the figure of those, and not of all.
        double shift = value - around;
        return Double.isNaN(shift)
                ? null
                : new Interval(Math.min(1, interval.low() + shift), Math.min(1, interval.high() + shift));
    }
}
