package io.labelwright.imbalance.sample;

import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.math.neighbour.Points;
import io.labelwright.math.training.TrainingTable;
import io.labelwright.math.training.TrainingTable.FeatureColumns;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of a table {@code training} that a sampler may change, those of the training part, numbered from 0 in the
 * order of the table. Holds no copy of their features: whoever needs them asks for those of some rows.
 */
public final class TrainingRows {

    private static final int ROW = TableKind.TRAINING.column("row");
    private static final int LABEL = TableKind.TRAINING.column("label");
    private static final int SPLIT = TableKind.TRAINING.column("split");

    private final Table table;
    private final LabelSchema schema;
    /** Row of the table at which each segment begins. */
    private final int[] starts;

    private final int[] place;
    /** Per row the code of its label; {@link #classesOf} says which classes that is. */
    private final int[] label;

    private final int[][] classesOf;
    private final boolean several;
    private final int[] counts;
    private final int[] numeric;
    private final int[] categorical;
    private final int[] sparse;
    private final boolean anySets;

    private TrainingRows(Table table, LabelSchema schema, int[] place, List<FeatureColumns> sets) {
        this.table = table;
        this.schema = schema;
        this.starts = starts(table);
        this.place = place;
        this.label = new int[place.length];
        this.counts = new int[schema.size()];
        this.several = schema.task() == Task.MULTI_LABEL;
        this.classesOf = table.dictionary(LABEL).texts().stream()
                .map(text -> several ? LabelText.classes(text) : List.of(text))
                .map(names -> names.stream().mapToInt(schema::find).toArray())
                .toArray(int[][]::new);
        int at = 0;
        for (int s = 0; s < starts.length; s++) {
            Column labels = table.segments().get(s).column(LABEL);
            int end = starts[s] + labels.rows();
            for (; at < place.length && place[at] < end; at++) {
                label[at] = labels.code(place[at] - starts[s]);
                for (int k : classesOf[label[at]]) {
                    counts[k]++;
                }
            }
        }
        int[] columns = sets.stream()
                .flatMapToInt(set -> IntStream.range(set.first(), set.first() + set.count()))
                .toArray();
        this.numeric = ofType(columns, ColumnType.NUMBER);
        this.categorical = ofType(columns, ColumnType.NAME);
        this.sparse = ofType(columns, ColumnType.TEXT);
        this.anySets = !sets.isEmpty();
    }

    /**
     * The rows of some parts.
     *
     * @param schema the classes
     * @param parts names of parts; all rows where the table knows no parts
     * @param features names of the sets of features to look at; all where there is none
     * @throws LabelingException when the table knows parts, but none of these, or has no such set
     */
    public static TrainingRows of(Table training, LabelSchema schema, List<String> parts, List<String> features) {
        List<FeatureColumns> sets = TrainingTable.featuresOf(training);
        if (!features.isEmpty() && training.rows() > 0) {
            sets = features.stream().map(name -> set(name, training)).toList();
        }
        return new TrainingRows(training, schema, places(training, parts), sets);
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

    private static int[] starts(Table table) {
        var starts = new int[table.segments().size()];
        for (int s = 1; s < starts.length; s++) {
            starts[s] = starts[s - 1] + table.segments().get(s - 1).rows();
        }
        return starts;
    }

    private static int[] places(Table table, List<String> parts) {
        Dictionary known = table.dictionary(SPLIT);
        if (known.size() == 0) {
            return IntStream.range(0, (int) table.rows()).toArray();
        }
        var chosen = new boolean[known.size()];
        parts.stream().mapToInt(known::find).filter(code -> code >= 0).forEach(code -> chosen[code] = true);
        var places = new int[(int) table.rows()];
        int count = 0;
        int row = 0;
        for (Segment segment : table.segments()) {
            Column of = segment.column(SPLIT);
            for (int i = 0; i < segment.rows(); i++, row++) {
                if (of.code(i) >= 0 && chosen[of.code(i)]) {
                    places[count++] = row;
                }
            }
        }
        if (count == 0 && table.rows() > 0) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "fit_on: no labelled item is in the part '" + String.join("' or '", parts) + "'",
                    "there is " + String.join(", ", known.texts()));
        }
        return Arrays.copyOf(places, count);
    }

    private int[] ofType(int[] columns, ColumnType type) {
        return Arrays.stream(columns)
                .filter(c -> table.columns().get(c).type() == type)
                .toArray();
    }

    /** The table that they stand in. */
    Table table() {
        return table;
    }

    /** Where a row stands in the table. */
    int place(int row) {
        return place[row];
    }

    /** The segment of the table in which a place is. */
    int segmentOf(int at) {
        int found = Arrays.binarySearch(starts, at);
        return found >= 0 ? found : -found - 2;
    }

    /** The place at which a segment begins. */
    int start(int segment) {
        return starts[segment];
    }

    /** The classes. */
    public LabelSchema schema() {
        return schema;
    }

    /** How many rows there are. */
    public int size() {
        return place.length;
    }

    /** The class of a row; only for tasks with one class per row. */
    public int label(int row) {
        return classesOf[label[row]][0];
    }

    /** The classes of a row. Not to be changed. */
    public int[] classes(int row) {
        return classesOf[label[row]];
    }

    /** Whether a row may have several classes, or none. */
    public boolean several() {
        return several;
    }

    /** Rows per class; a row with several counts in each. */
    public int[] counts() {
        return counts.clone();
    }

    /** The rows of a class, ascending. */
    public int[] ofClass(int wanted) {
        var has = new boolean[classesOf.length];
        for (int code = 0; code < has.length; code++) {
            has[code] = IntStream.of(classesOf[code]).anyMatch(k -> k == wanted);
        }
        return IntStream.range(0, label.length).filter(row -> has[label[row]]).toArray();
    }

    /** All rows. */
    public int[] all() {
        return IntStream.range(0, label.length).toArray();
    }

    /** The name of a row: its item, or {@code STAGE:n}. */
    public String name(int row) {
        int segment = segmentOf(place[row]);
        return String.valueOf(table.segments().get(segment).column(ROW).text(place[row] - starts[segment]));
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
        int segment = segmentOf(place[row]);
        return table.segments().get(segment).column(numeric[column]).number(place[row] - starts[segment]);
    }

    /** The category of a row as a code of {@link #categories}; -1 is missing. */
    public int category(int row, int column) {
        int segment = segmentOf(place[row]);
        return table.segments().get(segment).column(categorical[column]).code(place[row] - starts[segment]);
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
                        "row '" + name(rows[at]) + "' has the number " + value + " in column '"
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
            int s = segmentOf(place[rows[from]]);
            Segment segment = table.segments().get(s);
            int to = from;
            while (to < rows.length && place[rows[to]] < starts[s] + segment.rows()) {
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
                    int at = place[rows[i]] - starts[s];
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
                "row '" + name(row) + "' has no number in column '"
                        + table.columns().get(column).name() + "' of the features",
                "fill gaps by features/columns with missing: mean");
    }

    /** Rows whose names are wanted as a list, such as parents. */
    List<String> names(int[] rows) {
        var names = new ArrayList<String>(rows.length);
        for (int row : rows) {
            names.add(name(row));
        }
        return names;
    }

    /** Sees a number: of which of the rows, in which column. */
    @FunctionalInterface
    private interface CellOf {
        void see(int at, int column, double value);
    }
}
