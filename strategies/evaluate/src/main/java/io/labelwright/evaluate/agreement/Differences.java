package io.labelwright.evaluate.agreement;

/**
 * Krippendorff's squared differences of classes (Krippendorff 2011, Computing Krippendorff's alpha-reliability), scaled
 * into [0, 1]; alpha does not depend on the scale.
 *
 * <ul>
 *   <li>nominal: 1 for two different classes;
 *   <li>ordinal: the square of how many answers lie between two classes, half of those to each included, which is the
 *       difference of the classes' middle ranks;
 *   <li>interval: {@code (v - w)^2};
 *   <li>ratio: {@code ((v - w) / (v + w))^2}.
 * </ul>
 *
 * <p>Sums over pairs take O(classes) by moments, those of the ratio O(classes^2).
 */
final class Differences {

    private enum Form {
        NOMINAL,
        SQUARES,
        RATIO
    }

    private final Form form;
    private final double[] value;

    private Differences(Form form, double[] value) {
        this.form = form;
        this.value = value;
    }

    /**
     * The differences at a level of measurement.
     *
     * @param numbers of each class; looked at for interval and ratio
     * @param margins answers of each class to items with two answers or more; looked at for ordinal and interval
     */
    static Differences of(LevelOfMeasurement level, double[] numbers, double[] margins) {
        return switch (level) {
            case NOMINAL -> new Differences(Form.NOMINAL, numbers);
            case ORDINAL -> new Differences(Form.SQUARES, middleRanks(margins));
            case INTERVAL -> new Differences(Form.SQUARES, scaled(numbers, margins));
            case RATIO -> new Differences(Form.RATIO, numbers);
        };
    }

    private static double[] middleRanks(double[] margins) {
        var rank = new double[margins.length];
        double all = 0;
        for (double margin : margins) {
            all += margin;
        }
        double below = 0;
        for (int k = 0; k < rank.length; k++) {
            rank[k] = all == 0 ? 0 : (below + margins[k] / 2) / all;
            below += margins[k];
        }
        return rank;
    }

    /** Into [0, 1] over the classes that are named: others must not take the room of those. */
    private static double[] scaled(double[] numbers, double[] margins) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < numbers.length; k++) {
            low = margins[k] > 0 ? Math.min(low, numbers[k]) : low;
            high = margins[k] > 0 ? Math.max(high, numbers[k]) : high;
        }
        // Halves, so that the range of the largest doubles is finite.
        double range = high / 2 - low / 2;
        var scaled = new double[numbers.length];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = margins[k] == 0 || range == 0 ? 0 : (numbers[k] / 2 - low / 2) / range;
        }
        return scaled;
    }

    /** The sum over all ordered pairs of the answers to one item. */
    double within(ClassCounts item) {
        if (form == Form.NOMINAL) {
            return (double) item.pairs() - item.agreeing();
        }
        if (form == Form.SQUARES) {
            double sum = 0;
            double squares = 0;
            for (int c = 1; c < item.length; c++) {
                double apart = value[item.classIndex[c]] - value[item.classIndex[0]];
                sum += apart * item.count[c];
                squares += apart * apart * item.count[c];
            }
            return 2 * (item.answers * squares - sum * sum);
        }
        double sum = 0;
        for (int c = 1; c < item.length; c++) {
            for (int d = 0; d < c; d++) {
                sum += 2.0 * item.count[c] * item.count[d] * ratio(item.classIndex[c], item.classIndex[d]);
            }
        }
        return sum;
    }

    /** The sum over all ordered pairs of answers that are given by how many name each class. */
    double among(double[] answers) {
        double all = 0;
        int first = -1;
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < answers.length; k++) {
            all += answers[k];
            if (answers[k] > 0) {
                first = first < 0 ? k : first;
                double apart = form == Form.SQUARES ? value[k] - value[first] : answers[k];
                sum += apart * answers[k];
                squares += apart * apart * answers[k];
            }
        }
        return switch (form) {
            // Here the sum is that of the squares of the answers of each class.
            case NOMINAL -> all * all - sum;
            case SQUARES -> 2 * (all * squares - sum * sum);
            case RATIO -> ratios(answers);
        };
    }

    private double ratios(double[] answers) {
        double sum = 0;
        for (int k = 1; k < answers.length; k++) {
            for (int l = 0; l < k && answers[k] > 0; l++) {
                if (answers[l] > 0) {
                    sum += 2 * answers[k] * answers[l] * ratio(k, l);
                }
            }
        }
        return sum;
    }

    private double ratio(int one, int other) {
        double v = value[one] / 2;
        double w = value[other] / 2;
        double ratio = v == w ? 0 : (v - w) / (v + w);
        return ratio * ratio;
    }
}
