package io.labelwright.learn;

import io.labelwright.math.feature.FeatureRows;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** 60 points of 4 columns and 3 classes that overlap, the same as in {@code golden.py} beside. */
public final class SmallSet {

    private SmallSet() {}

    public static Examples examples() {
        var rows = new double[60][4];
        long state = 12345;
        for (int i = 0; i < rows.length; i++) {
            for (int d = 0; d < 4; d++) {
                state = (state * 1103515245L + 12345) % 2147483648L;
                double value = 4 * (state / 2147483648.0) - 2 + (d == i % 3 ? 1 : 0);
                rows[i][d] = Math.rint(value * 1000) / 1000;
            }
        }
        return of(rows, IntStream.range(0, 60).map(i -> i % 3).toArray(), 3);
    }

    public static Examples of(double[][] rows, int[] labels, int classes) {
        var weights = new double[labels.length];
        Arrays.fill(weights, 1);
        List<String> columns =
                IntStream.range(0, rows[0].length).mapToObj(c -> "c" + c).toList();
        return new Examples(
                FeatureRows.of(columns, rows), IntStream.range(0, labels.length).toArray(), labels, weights, classes);
    }

    public static double[] probabilities(Classifier classifier, Examples examples, int item) {
        var p = new double[examples.classes()];
        classifier.probabilities(examples.features(), item, p);
        return p;
    }
}
