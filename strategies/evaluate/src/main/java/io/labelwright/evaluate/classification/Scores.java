package io.labelwright.evaluate.classification;

import io.labelwright.math.function.PortableLog;
import java.util.Arrays;

/**
 * The figures of one confusion; {@link #of} may be called again and again with other counts for the same cells. NaN
 * stands for a figure that is not defined.
 *
 * <p>All figures but coverage and accuracy_with_unresolved are over the labelled items. Definitions are scikit-learn's:
 * averages are over the classes that occur as truth or as answer of a labelled item; in them an undefined precision,
 * recall or F1 counts as 0; balanced accuracy is over the classes that occur as truth; MCC is 0 where its denominator
 * is; Cohen's kappa is not defined where chance alone agrees always, weighted kappas where it never differs.
 *
 * <p>Those for skewed classes are imbalanced-learn's: specificity of a class is the share of the others' items that are
 * not answered as it; G-mean the geometric mean of the recalls (Kubat, Matwin 1997), of one class that of its recall
 * and specificity; index balanced accuracy {@code (1 + 0.1 (recall - specificity)) G^2} (Garcia, Mollineda, Sanchez
 * 2009), over all with the means of both. G-mean and index are over the classes that occur as truth: a class that
 * nobody has would else make 0 of every G-mean. Cost O(cells + classes that occur).
 */
final class Scores {

    /** How much the difference of recall and specificity counts in the index of balanced accuracy. */
    private static final double DOMINANCE = 0.1;

    private final Confusion confusion;
    private final long[] support;
    private final long[] answered;
    private final long[] hits;
    private long[] counts = new long[0];
    private long items;
    private long labelled;
    private long correct;
    private long byChance;
    private int truths;
    private int either;
    private double precisions;
    private double recalls;
    private double f1s;
    private double weightedPrecisions;
    private double weightedF1s;
    private double specificities;
    private double weightedSpecificities;
    private double specificitiesOfTruths;

    Scores(Confusion confusion) {
        this.confusion = confusion;
        int present = confusion.classes.length;
        this.support = new long[present];
        this.answered = new long[present];
        this.hits = new long[present];
    }

    /** Counts anew; one count per cell of the confusion. */
    Scores of(long[] cellCounts) {
        counts = cellCounts;
        Arrays.fill(support, 0);
        Arrays.fill(answered, 0);
        Arrays.fill(hits, 0);
        items = 0;
        labelled = 0;
        correct = 0;
        for (int i = 0; i < counts.length; i++) {
            long n = counts[i];
            items += n;
            int answer = confusion.answer[i];
            if (answer == Confusion.UNRESOLVED) {
                continue;
            }
            int truth = confusion.truth[i];
            labelled += n;
            support[truth] += n;
            answered[answer] += n;
            if (truth == answer) {
                hits[truth] += n;
                correct += n;
            }
        }
        addUp();
        return this;
    }

    long items() {
        return items;
    }

    long labelled() {
        return labelled;
    }

    long correct() {
        return correct;
    }

    /** Labelled items of the class with this number. */
    long support(int number) {
        return support[number];
    }

    /** Items that were labelled as this class. */
    long answered(int number) {
        return answered[number];
    }

    /** Items of this class that were labelled as it. */
    long hits(int number) {
        return hits[number];
    }

    double precision(int number) {
        return ratio(hits[number], answered[number]);
    }

    double recall(int number) {
        return ratio(hits[number], support[number]);
    }

    double f1(int number) {
        return ratio(2 * hits[number], support[number] + answered[number]);
    }

    /** Items of the other classes. */
    long others(int number) {
        return labelled - support[number];
    }

    /** Items of the other classes that were labelled as this one. */
    long falseAlarms(int number) {
        return answered[number] - hits[number];
    }

    double specificity(int number) {
        return ratio(others(number) - falseAlarms(number), others(number));
    }

    /** Geometric mean of recall and specificity. */
    static double geometricMean(double recall, double specificity) {
        return Math.sqrt(recall * specificity);
    }

    /** How good a G-mean is, a little more where more of the class is found than of the others. */
    static double indexBalancedAccuracy(double recall, double specificity, double geometricMean) {
        return (1 + DOMINANCE * (recall - specificity)) * geometricMean * geometricMean;
    }

    /** A figure over all classes; those of {@link Figure.Kind#ORDINAL} take the class indexes as ranks. */
    double value(Figure figure) {
        return switch (figure) {
            case COVERAGE -> ratio(labelled, items);
            case ACCURACY_WITH_UNRESOLVED -> ratio(correct, items);
            case ACCURACY, MICRO_PRECISION, MICRO_RECALL, MICRO_F1, WEIGHTED_RECALL -> ratio(correct, labelled);
            case BALANCED_ACCURACY -> recalls / truths;
            case MACRO_PRECISION -> precisions / either;
            case MACRO_RECALL -> recalls / either;
            case MACRO_F1 -> f1s / either;
            case WEIGHTED_PRECISION -> weightedPrecisions / labelled;
            case WEIGHTED_F1 -> weightedF1s / labelled;
            case G_MEAN -> geometricMean();
            case INDEX_BALANCED_ACCURACY ->
                indexBalancedAccuracy(recalls / truths, specificitiesOfTruths / truths, geometricMean());
            case MACRO_SPECIFICITY -> specificities / either;
            case WEIGHTED_SPECIFICITY -> weightedSpecificities / labelled;
            case MCC -> correlation();
            case COHEN_KAPPA -> ratio(correct * labelled - byChance, labelled * labelled - byChance);
            case MEAN_ABSOLUTE_ERROR -> distance(false) / labelled;
            case LINEAR_KAPPA -> 1 - distance(false) * labelled / expectedDistance();
            case QUADRATIC_KAPPA -> 1 - distance(true) * labelled / expectedSquare();
        };
    }

    // All sums are zero when nothing is labelled, so that every average is 0 / 0 = NaN there.
    private void addUp() {
        precisions = 0;
        recalls = 0;
        f1s = 0;
        weightedPrecisions = 0;
        weightedF1s = 0;
        specificities = 0;
        weightedSpecificities = 0;
        specificitiesOfTruths = 0;
        truths = 0;
        either = 0;
        byChance = 0;
        for (int k = 0; k < support.length; k++) {
            if (support[k] == 0 && answered[k] == 0) {
                continue;
            }
            either++;
            truths += support[k] > 0 ? 1 : 0;
            double precision = answered[k] == 0 ? 0 : precision(k);
            double f1 = f1(k);
            precisions += precision;
            recalls += support[k] == 0 ? 0 : recall(k);
            f1s += f1;
            weightedPrecisions += precision * support[k];
            weightedF1s += f1 * support[k];
            byChance += support[k] * answered[k];
            double specificity = others(k) == 0 ? 0 : specificity(k);
            specificities += specificity;
            weightedSpecificities += specificity * support[k];
            specificitiesOfTruths += support[k] == 0 ? 0 : specificity;
        }
    }

    private double geometricMean() {
        if (truths == 0) {
            return Double.NaN;
        }
        double logs = 0;
        for (int k = 0; k < support.length; k++) {
            if (support[k] > 0) {
                logs += hits[k] == 0 ? Double.NEGATIVE_INFINITY : PortableLog.log(recall(k));
            }
        }
        return StrictMath.exp(logs / truths);
    }

    // Gorodkin 2004 in whole numbers; items are below 2^31, so that products stay below 2^62.
    private double correlation() {
        long truthSquares = 0;
        long answerSquares = 0;
        for (int k = 0; k < support.length; k++) {
            truthSquares += support[k] * support[k];
            answerSquares += answered[k] * answered[k];
        }
        long square = labelled * labelled;
        double spread = Math.sqrt((double) (square - truthSquares)) * Math.sqrt((double) (square - answerSquares));
        if (labelled == 0) {
            return Double.NaN;
        }
        return spread == 0 ? 0 : (correct * labelled - byChance) / spread;
    }

    private double distance(boolean squared) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            if (confusion.answer[i] != Confusion.UNRESOLVED) {
                double apart = Math.abs(
                        (double) confusion.classes[confusion.truth[i]] - confusion.classes[confusion.answer[i]]);
                sum += (squared ? apart * apart : apart) * counts[i];
            }
        }
        return sum;
    }

    // sum |i - j| t_i p_j from the margins: the pairs that each gap between neighbouring classes separates.
    private double expectedDistance() {
        double expected = 0;
        double truthBelow = 0;
        double answerBelow = 0;
        for (int k = 0; k < support.length; k++) {
            if (k > 0) {
                int gap = confusion.classes[k] - confusion.classes[k - 1];
                expected += gap * (truthBelow * (labelled - answerBelow) + answerBelow * (labelled - truthBelow));
            }
            truthBelow += support[k];
            answerBelow += answered[k];
        }
        return expected;
    }

    // sum (i - j)^2 t_i p_j from the margins' moments.
    private double expectedSquare() {
        double truthSum = 0;
        double answerSum = 0;
        double squares = 0;
        for (int k = 0; k < support.length; k++) {
            double rank = confusion.classes[k];
            truthSum += rank * support[k];
            answerSum += rank * answered[k];
            squares += rank * rank * (support[k] + answered[k]);
        }
        return labelled * squares - 2 * truthSum * answerSum;
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
