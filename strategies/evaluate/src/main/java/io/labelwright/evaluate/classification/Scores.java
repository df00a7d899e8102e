package io.labelwright.evaluate.classification;

import java.util.Arrays;

/**
 * The figures of one confusion; {@link #of} may be called again and again with other counts for the same cells. NaN
 * stands for a figure that is not defined.
 *
 * <p>All figures but coverage and accuracy_with_unresolved are over the labelled items. Definitions are scikit-learn's:
 * averages are over the classes that occur as truth or as answer of a labelled item; in them an undefined precision,
 * recall or F1 counts as 0; balanced accuracy is over the classes that occur as truth; MCC is 0 where its denominator
 * is; Cohen's kappa is not defined where chance alone agrees always. Cost O(cells + classes that occur).
 */
final class Scores {

    private final Confusion confusion;
    private final long[] support;
    private final long[] answered;
    private final long[] hits;
    private long[] counts = new long[0];
    private long items;
    private long labelled;
    private long correct;

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

    /** Writes the value of every figure at its ordinal; those for ordered classes only when asked. */
    void figures(double[] into, boolean ordered) {
        into[Figure.COVERAGE.ordinal()] = ratio(labelled, items);
        into[Figure.ACCURACY_WITH_UNRESOLVED.ordinal()] = ratio(correct, items);
        double accuracy = ratio(correct, labelled);
        into[Figure.ACCURACY.ordinal()] = accuracy;
        into[Figure.MICRO_PRECISION.ordinal()] = accuracy;
        into[Figure.MICRO_RECALL.ordinal()] = accuracy;
        into[Figure.MICRO_F1.ordinal()] = accuracy;
        into[Figure.WEIGHTED_RECALL.ordinal()] = accuracy;
        averages(into);
        chanceCorrected(into);
        if (ordered) {
            ordinal(into);
        }
    }

    private void averages(double[] into) {
        double precisions = 0;
        double recalls = 0;
        double f1s = 0;
        double weightedPrecisions = 0;
        double weightedF1s = 0;
        int truths = 0;
        int either = 0;
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
        }
        into[Figure.BALANCED_ACCURACY.ordinal()] = ratio(recalls, truths);
        into[Figure.MACRO_PRECISION.ordinal()] = ratio(precisions, either);
        into[Figure.MACRO_RECALL.ordinal()] = ratio(recalls, either);
        into[Figure.MACRO_F1.ordinal()] = ratio(f1s, either);
        into[Figure.WEIGHTED_PRECISION.ordinal()] = ratio(weightedPrecisions, labelled);
        into[Figure.WEIGHTED_F1.ordinal()] = ratio(weightedF1s, labelled);
    }

    // Gorodkin 2004, eq. 2 in whole numbers; items are below 2^31, so that products stay below 2^62.
    private void chanceCorrected(double[] into) {
        long byChance = 0;
        long truthSquares = 0;
        long answerSquares = 0;
        for (int k = 0; k < support.length; k++) {
            byChance += support[k] * answered[k];
            truthSquares += support[k] * support[k];
            answerSquares += answered[k] * answered[k];
        }
        long square = labelled * labelled;
        double spread = Math.sqrt((double) (square - truthSquares)) * Math.sqrt((double) (square - answerSquares));
        into[Figure.MCC.ordinal()] =
                labelled == 0 ? Double.NaN : spread == 0 ? 0 : (correct * labelled - byChance) / spread;
        into[Figure.COHEN_KAPPA.ordinal()] =
                byChance == square ? Double.NaN : (double) (correct * labelled - byChance) / (square - byChance);
    }

    /**
     * Distances between ranks: kappa = 1 - sum(w o) / sum(w e) with w = |i - j| or its square. Expected sums come from
     * the margins: for |i - j| by counting the pairs that each gap between neighbouring classes separates.
     */
    private void ordinal(double[] into) {
        double distance = 0;
        double squared = 0;
        for (int i = 0; i < counts.length; i++) {
            if (confusion.answer[i] != Confusion.UNRESOLVED) {
                double apart = (double) confusion.classes[confusion.truth[i]] - confusion.classes[confusion.answer[i]];
                distance += Math.abs(apart) * counts[i];
                squared += apart * apart * counts[i];
            }
        }
        double expected = 0;
        double truthBelow = 0;
        double answerBelow = 0;
        double truthSum = 0;
        double answerSum = 0;
        double squares = 0;
        for (int k = 0; k < support.length; k++) {
            if (k > 0) {
                int gap = confusion.classes[k] - confusion.classes[k - 1];
                expected += gap * (truthBelow * (labelled - answerBelow) + answerBelow * (labelled - truthBelow));
            }
            truthBelow += support[k];
            answerBelow += answered[k];
            double rank = confusion.classes[k];
            truthSum += rank * support[k];
            answerSum += rank * answered[k];
            squares += rank * rank * (support[k] + answered[k]);
        }
        double expectedSquared = labelled * squares - 2 * truthSum * answerSum;
        into[Figure.MEAN_ABSOLUTE_ERROR.ordinal()] = ratio(distance, labelled);
        into[Figure.LINEAR_KAPPA.ordinal()] = 1 - ratio(distance * labelled, expected);
        into[Figure.QUADRATIC_KAPPA.ordinal()] = 1 - ratio(squared * labelled, expectedSquared);
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? Double.NaN : part / whole;
    }
}
