package io.labelwright.imbalance.sample;

/** Mean and standard deviation of each column of a matrix; of a column of one value exactly this value, and 0. */
public final class ColumnMoments {

    private final double[] mean;
    private final double[] deviation;

    /**
     * Those of a matrix.
     *
     * @param numbers rows one after the other
     * @param width numbers per row
     */
    public ColumnMoments(double[] numbers, int width) {
        this.mean = new double[width];
        this.deviation = new double[width];
        int rows = width == 0 ? 0 : numbers.length / width;
        for (int c = 0; c < width && rows > 0; c++) {
            double first = numbers[c];
            mean[c] = first;
            for (int i = c; i < numbers.length; i += width) {
                mean[c] += (numbers[i] - first) / rows;
            }
            double square = 0;
            for (int i = c; i < numbers.length; i += width) {
                square += (numbers[i] - mean[c]) * (numbers[i] - mean[c]) / rows;
            }
            deviation[c] = Math.sqrt(square);
        }
    }

    /** The mean of a column. */
    public double mean(int column) {
        return mean[column];
    }

    /** The standard deviation of a column, of all rows: divided by their number. */
    public double deviation(int column) {
        return deviation[column];
    }
}
