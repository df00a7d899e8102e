package io.labelwright.imbalance.sample;

import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.math.neighbour.Points;
import io.labelwright.math.training.TrainingTable;
import io.labelwright.math.training.TrainingTable.FeatureColumns;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The features of the rows of a training set, by the number of the row. Holds no copy of them: whoever needs them asks
 * for those of some rows.
 */
public final class RowFeatures {

    private final Table table;
    private final RowPlaces places;
    private final int[] numeric;
    private final int[] categorical;
    private final int[] sparse;
    private final boolean anySets;

    private RowFeatures(RowPlaces places, List<FeatureColumns> sets) {
        this.table = places.table();
        this.places = places;
        int[] columns = sets.stream()
                .flatMapToInt(set -> IntStream.range(set.first(), set.first() + set.count()))
                .toArray();
        this.numeric = ofType(columns, ColumnType.NUMBER);
        this.categorical = ofType(columns, ColumnType.NAME);
        this.sparse = ofType(columns, ColumnType.TEXT);
        this.anySets = !sets.isEmpty();
    }

    /**
     * Those of some sets.
     *
     * @param names names of the sets to look at; all where there is none
     * @throws LabelingException when there is no such set
     */
    static RowFeatures of(RowPlaces places, List<String> names) {
        Table training = places.table();
        List<FeatureColumns> sets = TrainingTable.featuresOf(training);
        if (!names.isEmpty() && training.rows() > 0) {
            sets = names.stream().map(name -> set(name, training)).toList();
        }
        return new RowFeatures(places, sets);
    }

    private static FeatureColumns set(String name, Table training) {
        List<FeatureColumns> sets = TrainingTable.featuresOf(training);
        return sets.stream()
                .filter(set -> set.set().equals(name))
                .findFirst()
                .orElseThrow(() -> new LabelingException(
                        StandardError.NOT_ALLOWED,
                        null,
                        "features: there is no set of features '" + name + "' in view",
                        sets.isEmpty()
                                ? "let an import bring some, for example items: {features: [\"f*\"]}"
                                : "there is "
                                        + String.join(
                                                ", ",
                                                sets.stream()
                                                        .map(FeatureColumns::set)
                                                        .toList())));
    }

    private int[] ofType(int[] columns, ColumnType type) {
        return Arrays.stream(columns)
                .filter(c -> table.columns().get(c).type() == type)
                .toArray();
    }

    /** How many columns hold numbers. */
    public int columns() {
        return numeric.length;
    }

    /** How many columns hold categories. */
    public int categoricalColumns() {
        return categorical.length;
    }

    /** Index in the table of a column of numbers. */
    int numericColumn(int column) {
        return numeric[column];
    }

    /** Index in the table of a column of categories. */
    int categoricalColumn(int column) {
        return categorical[column];
    }

    /**
     * For whoever makes or compares rows by numbers alone.
     *
     * @param what what is made of them, in the plural, for the message
     * @throws LabelingException when there are no features, or some that are not numbers
     */
    public void requireNumbers(String what) {
        requireFeatures(what);
        if (categorical.length > 0) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "the features have a column without numbers: '"
                            + table.columns().get(categorical[0]).name() + "', and " + what + " are made of numbers",
                    "make numbers of it by features/columns, or use imbalance/smotenc, which knows categories");
        }
    }

    /**
     * For whoever knows numbers and categories.
     *
     * @param what what is made of them, in the plural, for the message
     * @throws LabelingException when there are no features, or sparse ones
     */
    public void requireFeatures(String what) {
        if (!anySets || numeric.length + categorical.length + sparse.length == 0) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "there are no features in view, and " + what + " are made of features, not of texts",
                    "bring vectors of a model (embeddings), such as by import/npy, or numbers by items: {features: [...]};"
                            + " imbalance/random-over, random-under and class-weights need none");
        }
        if (sparse.length > 0) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "the features '" + table.columns().get(sparse[0]).name() + "' are sparse, and " + what
                            + " are made of dense ones",
                    "take vectors of a model (embeddings), such as by import/npy, or imbalance/random-over,"
                            + " random-under and class-weights, which need no features");
        }
    }

    /** A number of a row; NaN where it is missing. */
    public double number(int row, int column) {
        int at = places.of(row);
        return places.cells(numeric[column], at).number(places.within(at));
    }

    /** The category of a row as a code of {@link #categories}; -1 is missing. */
    public int category(int row, int column) {
        int at = places.of(row);
        return places.cells(categorical[column], at).code(places.within(at));
    }

    /** The categories of a column. */
    public Dictionary categories(int column) {
        return table.dictionary(categorical[column]);
    }

    /**
     * The numbers of some rows.
     *
     * @param rows ascending
     * @return a row after the other, each with a number per numeric column
     * @throws LabelingException when a number is missing, or they are more than one array can hold
     */
    public double[] numbers(int[] rows) {
        int width = numeric.length;
        var values = new double[cells(rows.length)];
        eachColumn(rows, (at, column, value) -> values[at * width + column] = value);
        return values;
    }

    /**
     * Points that rows are.
     *
     * @param points the coordinates
     * @param error by how much a distance of two of them may differ from that of the rows, at most
     */
    public record RowPoints(Points points, double error) {}

    /**
     * The points that some rows are.
     *
     * @param rows ascending
     * @throws LabelingException when a number is missing or too large, or they are more than one array can hold
     */
    public RowPoints points(int[] rows, Metric metric) {
        int width = Math.max(1, numeric.length);
        var error = new double[width];
        var coordinates = new float[Math.max(cells(rows.length), numeric.length == 0 ? rows.length : 0)];
        eachColumn(rows, (at, column, value) -> {
            float coordinate = (float) value;
            if (Float.isInfinite(coordinate)) {
                throw new LabelingException(
                        StandardError.NOT_ALLOWED,
                        null,
                        "row '" + places.name(rows[at]) + "' has the number " + value + " in column '"
                                + table.columns().get(numeric[column]).name() + "' of the features",
                        "expected at most " + Float.MAX_VALUE);
            }
            coordinates[at * width + column] = coordinate;
            error[column] = Math.max(error[column], Math.abs(value - coordinate));
        });
        double square = 0;
        for (double of : error) {
            square += of * of;
        }
        return metric == Metric.COSINE
                ? new RowPoints(Points.directions(coordinates, width), 0)
                : new RowPoints(new Points(coordinates, width), 2 * Math.sqrt(square));
    }

    private int cells(int rows) {
        long cells = (long) rows * numeric.length;
        if (cells > Integer.MAX_VALUE - 16) {
            throw new LabelingException(
                    StandardError.MEMORY,
                    rows + " rows of " + numeric.length + " features are more than fit into one matrix");
        }
        return (int) cells;
    }

    /** Shows all numbers of some rows, segment by segment and column by column. */
    private void eachColumn(int[] rows, CellOf each) {
        var buffer = new double[0];
        for (int from = 0; from < rows.length; ) {
            int s = places.segmentOf(places.of(rows[from]));
            Segment segment = table.segments().get(s);
            int to = from;
            while (to < rows.length && places.of(rows[to]) < places.start(s) + segment.rows()) {
                to++;
            }
            boolean most = (to - from) * 4 > segment.rows();
            buffer = most && buffer.length < segment.rows() ? new double[segment.rows()] : buffer;
            for (int c = 0; c < numeric.length; c++) {
                Column column = segment.column(numeric[c]);
                if (most) {
                    column.numbers(0, segment.rows(), buffer, 0);
                }
                for (int i = from; i < to; i++) {
                    int at = places.of(rows[i]) - places.start(s);
                    double value = most ? buffer[at] : column.number(at);
                    if (Double.isNaN(value)) {
                        throw missing(rows[i], numeric[c]);
                    }
                    each.see(i, c, value);
                }
            }
            from = to;
        }
    }

    private LabelingException missing(int row, int column) {
        return new LabelingException(
                StandardError.NOT_ALLOWED,
                null,
                "row '" + places.name(row) + "' has no number in column '"
                        + table.columns().get(column).name() + "' of the features",
                "fill gaps by features/columns with missing: mean");
    }

    /** Sees a number: of which of the rows, in which column. */
    @FunctionalInterface
    private interface CellOf {
        void see(int at, int column, double value);
    }
}
