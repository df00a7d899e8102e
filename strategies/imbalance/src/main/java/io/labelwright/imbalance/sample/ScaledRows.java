package io.labelwright.imbalance.sample;

import io.labelwright.math.feature.FeatureRows;
import java.util.List;
import java.util.stream.IntStream;

/** The numbers of all rows for a classifier: each column brought to mean 0 and deviation 1, one of one value to 0. */
public final class ScaledRows {

    private ScaledRows() {}

    /** Those of these rows. */
    public static FeatureRows of(TrainingRows rows) {
        int[] all = rows.all();
        int width = rows.features().columns();
        double[] numbers = rows.features().numbers(all);
        var moments = new ColumnMoments(numbers, width);
        var scaled = new double[all.length][width];
        for (int i = 0; i < all.length; i++) {
            for (int c = 0; c < width; c++) {
                double deviation = moments.deviation(c);
                scaled[i][c] = deviation > 0 ? (numbers[i * width + c] - moments.mean(c)) / deviation : 0;
            }
        }
        List<String> columns =
                IntStream.range(0, width).mapToObj(Integer::toString).toList();
        return FeatureRows.of(columns, scaled);
    }
}
