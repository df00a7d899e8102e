package io.labelwright.spi.feature;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One set of features, by the index of the item in its view. The table {@code features} holds the rows of all sets; the
 * hidden column {@link #SET} tells them apart. Holds no copy of the values: whoever needs them often asks for
 * {@link #numbers} once.
 *
 * <p>A column is numeric, categorical or sparse. A missing number is NaN. An item without a row has no value in any
 * column. A sparse column stands for thousands of numeric ones of which an item has few, such as its words: each cell
 * is a JSON object of numbers by name, {@code {"free":0.41,"prize":0.9}}, and what it does not name is 0.
 */
public final class FeatureSet {

    /** The set of a row. A stage that writes one set may leave it out: the set then has the stage's id. */
    public static final ColumnSpec SET = ColumnSpec.named("_set");

    private static final int ROW_BITS = 16;

    private final String name;
    private final List<ColumnSpec> columns;
    private final List<Segment> segments;
    private final int[] at;
    /** Per item: segment and row, -1 for none. */
    private final int[] place;

    private FeatureSet(String name, Table table, int[] at, int[] place) {
        this.name = name;
        this.at = at;
        this.columns = Arrays.stream(at).mapToObj(table.columns()::get).toList();
        this.segments = table.segments();
        this.place = place;
    }

    /** Whether the table has a column of its own with this name, so that no feature can. */
    public static boolean isReserved(String column) {
        return column.equals(SET.name())
                || TableKind.FEATURES.columns().stream()
                        .anyMatch(fixed -> fixed.name().equals(column));
    }

    /** The names of the sets in a view, in the order of the stages that wrote them. */
    public static Set<String> names(Inputs in) {
        return names(in.table(TableKind.FEATURES));
    }

    private static Set<String> names(Table table) {
        Set<String> names = new LinkedHashSet<>();
        int set = table.find(SET.name());
        if (set >= 0) {
            Dictionary known = table.dictionary(set);
            for (int code = 0; code < known.size(); code++) {
                names.add(known.get(code));
            }
        }
        return names;
    }

    /**
     * A set of a view. The stage must declare to read {@code features}.
     *
     * @param wanted the set's name; null for the only one
     * @throws LabelingException when there is none though there are items, or none with this name, or several and none
     *     is asked for
     */
    public static FeatureSet of(Inputs in, @Nullable String wanted) {
        Table table = in.table(TableKind.FEATURES);
        List<String> names = List.copyOf(names(table));
        if (names.isEmpty() && in.items().size() == 0) {
            return new FeatureSet(wanted == null ? "" : wanted, table, new int[0], new int[0]);
        }
        if (names.isEmpty()) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "there are no features in view",
                    "let an import bring some, for example items: {features: [\"f*\"]}, and add it to needs");
        }
        if (wanted != null && !names.contains(wanted)) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "there is no set of features '" + wanted + "' in view",
                    "there is " + list(names));
        }
        if (wanted == null && names.size() > 1) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "several sets of features are in view: " + list(names),
                    "say which: features: " + names.get(0));
        }
        String name = wanted == null ? names.get(0) : wanted;
        return of(name, table, in.items().ids());
    }

    private static String list(List<String> names) {
        return "'" + String.join("', '", names) + "'";
    }

    private static FeatureSet of(String name, Table table, Dictionary ids) {
        int set = table.find(SET.name());
        int code = table.dictionary(set).find(name);
        var place = new int[ids.size()];
        Arrays.fill(place, -1);
        var used = new boolean[table.columns().size()];
        for (int s = 0; s < table.segments().size(); s++) {
            Segment segment = table.segments().get(s);
            Column sets = segment.column(set);
            if (sets.isConstant() && sets.code(0) != code) {
                continue;
            }
            Column items = segment.column(0);
            for (int row = 0; row < segment.rows(); row++) {
                int item = sets.code(row) == code ? ids.find(items.dictionary(), items.code(row)) : -1;
                if (item >= 0) {
                    place[item] = s << ROW_BITS | row;
                }
            }
            for (int c = 1; c < used.length; c++) {
                used[c] |= c != set && hasValue(segment.column(c), sets, code);
            }
        }
        int[] at = IntStream.range(0, used.length).filter(c -> used[c]).toArray();
        return new FeatureSet(name, table, at, place);
    }

    private static boolean hasValue(Column column, Column sets, int code) {
        if (column.isConstant() && column.isMissing(0)) {
            return false;
        }
        for (int row = 0; row < column.rows(); row++) {
            if (sets.code(row) == code && !column.isMissing(row)) {
                return true;
            }
        }
        return false;
    }

    /** The set's name. */
    public String name() {
        return name;
    }

    /** The columns in which some item has a value. */
    public List<ColumnSpec> columns() {
        return columns;
    }

    /** Positions of the columns that hold numbers. */
    public int[] numeric() {
        return positions(this::isNumeric);
    }

    /** Positions of the columns that hold categories. */
    public int[] categorical() {
        return positions(column -> columns.get(column).type() == ColumnType.NAME);
    }

    /** Positions of the columns that are sparse; {@link #category} gives their cells. */
    public int[] sparse() {
        return positions(column -> columns.get(column).type() == ColumnType.TEXT);
    }

    private int[] positions(IntPredicate wanted) {
        var positions = new ArrayList<Integer>();
        for (int c = 0; c < at.length; c++) {
            if (wanted.test(c)) {
                positions.add(c);
            }
        }
        return positions.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * For whoever understands numbers, be they in columns of their own or in sparse ones.
     *
     * @throws LabelingException when a column holds categories
     */
    public void refuseCategories() {
        if (categorical().length > 0) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "the features '" + name + "' have a column without numbers: '"
                            + columns.get(categorical()[0]).name() + "'",
                    "make numbers of it by features/columns");
        }
    }

    /**
     * For whoever understands columns of numbers only.
     *
     * @param what what is made of them, in the plural, for the message
     * @throws LabelingException when a column holds categories or is sparse
     */
    public void requireDense(String what) {
        if (sparse().length > 0) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "the features '" + name + "' are sparse, and " + what + " are made of dense ones",
                    "take vectors of a model, such as by import/npy, or features/columns");
        }
        refuseCategories();
    }

    /**
     * What to throw where a number is needed and missing.
     *
     * @param item the item's id
     * @param column position of a numeric column
     */
    public LabelingException missingNumber(String item, int column) {
        return new LabelingException(
                StandardError.NOT_ALLOWED,
                null,
                "item '" + item + "' has no number in column '"
                        + columns.get(column).name() + "' of the features '" + name + "'",
                "fill gaps by features/columns with missing: mean; prelabel/classifier with model: random-forest or"
                        + " gradient-boosting takes them as they are");
    }

    /** Whether a column holds numbers. */
    public boolean isNumeric(int column) {
        ColumnType type = columns.get(column).type();
        return type != ColumnType.NAME && type != ColumnType.TEXT;
    }

    /** Whether the item has a row in the set. */
    public boolean has(int item) {
        return place[item] >= 0;
    }

    /** An item's value in a numeric column; NaN when it has none. */
    public double number(int item, int column) {
        return place[item] < 0 ? Double.NaN : cells(item, column).number(row(item));
    }

    /** An item's category in a categorical column, or its cell in a sparse one; null when it has none. */
    public @Nullable String category(int item, int column) {
        return place[item] < 0 ? null : cells(item, column).text(row(item));
    }

    private Column cells(int item, int column) {
        return segments.get(place[item] >>> ROW_BITS).column(at[column]);
    }

    private int row(int item) {
        return place[item] & (1 << ROW_BITS) - 1;
    }

    /**
     * The numbers of some items.
     *
     * @param items indexes of items
     * @return a row per item, one after the other, each with a number per {@link #numeric} column, NaN where missing
     * @throws LabelingException when they are more than one array can hold
     */
    public double[] numbers(int[] items) {
        int[] numeric = numeric();
        long size = (long) items.length * numeric.length;
        if (size > Integer.MAX_VALUE - 16) {
            throw new LabelingException(
                    StandardError.MEMORY,
                    items.length + " items of " + numeric.length + " features are more than fit into one matrix");
        }
        var values = new double[(int) size];
        for (int i = 0; i < items.length; i++) {
            for (int c = 0; c < numeric.length; c++) {
                values[i * numeric.length + c] = number(items[i], numeric[c]);
            }
        }
        return values;
    }
}
