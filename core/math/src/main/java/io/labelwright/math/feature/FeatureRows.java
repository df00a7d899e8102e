package io.labelwright.math.feature;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.ObjDoubleConsumer;

/**
 * The features of all items in view as one matrix in compressed rows: per item the numbers of its columns that are not
 * 0, by column. Columns are those of the sets in their order: of each set its numeric ones, then the names of its
 * sparse ones, sorted.
 */
public final class FeatureRows {

    private final List<String> columns;
    private final int[] starts;
    private final int[] column;
    private final double[] value;
    private final boolean[] present;
    private final int[] gaps;

    private FeatureRows(
            List<String> columns, int[] starts, int[] column, double[] value, boolean[] present, int[] gaps) {
        this.columns = columns;
        this.starts = starts;
        this.column = column;
        this.value = value;
        this.present = present;
        this.gaps = gaps;
    }

    /**
     * The rows of some sets.
     *
     * @param wanted names of the sets; all in view where there is none
     * @throws LabelingException when there is no such set, a column holds categories, or a number is missing
     */
    public static FeatureRows of(Inputs in, List<String> wanted) {
        return of(in, wanted, false);
    }

    /**
     * The rows of some sets, where a missing number is an entry that is NaN; for those who know what to do with it.
     *
     * @param wanted names of the sets; all in view where there is none
     * @throws LabelingException when there is no such set, or a column holds categories
     */
    public static FeatureRows withGaps(Inputs in, List<String> wanted) {
        return of(in, wanted, true);
    }

    private static FeatureRows of(Inputs in, List<String> wanted, boolean takesGaps) {
        var sets = new ArrayList<FeatureSet>();
        List<String> names = wanted.isEmpty() ? List.copyOf(FeatureSet.names(in)) : wanted;
        if (names.isEmpty()) {
            sets.add(FeatureSet.of(in, null));
        }
        for (String name : names) {
            sets.add(FeatureSet.of(in, name));
        }
        var builder = new Builder(in, sets, takesGaps);
        for (int item = 0; item < in.items().size(); item++) {
            builder.add(item);
        }
        return builder.build();
    }

    /**
     * Rows that are given as they are.
     *
     * @param columns names of the columns
     * @param rows per row a number for each column
     */
    public static FeatureRows of(List<String> columns, double[][] rows) {
        var starts = new int[rows.length + 1];
        var column = new int[rows.length * columns.size()];
        var value = new double[column.length];
        int size = 0;
        for (int row = 0; row < rows.length; row++) {
            for (int c = 0; c < columns.size(); c++) {
                if (rows[row][c] != 0) {
                    column[size] = c;
                    value[size++] = rows[row][c];
                }
            }
            starts[row + 1] = size;
        }
        var present = new boolean[rows.length];
        Arrays.fill(present, true);
        return new FeatureRows(List.copyOf(columns), starts, column, value, present, new int[0]);
    }

    /** Rows: one per item in view. */
    public int rows() {
        return present.length;
    }

    /** Names of the columns; a name may occur in several sets. */
    public List<String> columns() {
        return columns;
    }

    /** Whether the item has a row in each of the sets; if not its row here is empty. */
    public boolean has(int item) {
        return present[item];
    }

    /** Where the entries of a row begin; those of a row end where the next one's begin. */
    public int start(int row) {
        return starts[row];
    }

    /** The column of an entry; ascending within a row. */
    public int column(int entry) {
        return column[entry];
    }

    /** The columns in which some row has no number, ascending; none unless {@link #withGaps} made the rows. */
    public int[] gaps() {
        return gaps.clone();
    }

    /** The value of an entry; not 0. NaN where there is none, in a column of {@link #gaps}. */
    public double value(int entry) {
        return value[entry];
    }

    /** Puts a row together. */
    private static final class Builder {
        private final Inputs in;
        private final List<FeatureSet> sets;
        private final List<String> columns = new ArrayList<>();
        /** Per set the positions of its columns of numbers. */
        private final int[][] numeric;
        /** Per set the positions of its sparse columns. */
        private final int[][] cells;
        /** Per set the first of its columns. */
        private final int[] first;
        /** Per set the columns of its sparse names. */
        private final List<Map<String, Integer>> sparse = new ArrayList<>();

        private final boolean takesGaps;
        private final BitSet gaps = new BitSet();
        private final int[] starts;
        private final boolean[] present;
        private int[] column = new int[1024];
        private double[] value = new double[1024];
        private int size;

        Builder(Inputs in, List<FeatureSet> sets, boolean takesGaps) {
            this.takesGaps = takesGaps;
            this.in = in;
            this.sets = sets;
            this.first = new int[sets.size()];
            this.numeric = sets.stream().map(FeatureSet::numeric).toArray(int[][]::new);
            this.cells = sets.stream().map(FeatureSet::sparse).toArray(int[][]::new);
            int items = in.items().size();
            this.starts = new int[items + 1];
            this.present = new boolean[items];
            for (int s = 0; s < sets.size(); s++) {
                FeatureSet set = sets.get(s);
                set.refuseCategories();
                first[s] = columns.size();
                for (int c : numeric[s]) {
                    columns.add(set.columns().get(c).name());
                }
                sparse.add(sparseColumns(set, cells[s], items));
            }
        }

        private Map<String, Integer> sparseColumns(FeatureSet set, int[] positions, int items) {
            var names = new TreeSet<String>();
            for (int c : positions) {
                for (int item = 0; item < items; item++) {
                    String cell = set.category(item, c);
                    if (cell != null) {
                        read(set, item, cell, (name, number) -> names.add(name));
                    }
                }
            }
            var at = new HashMap<String, Integer>();
            for (String name : names) {
                at.put(name, columns.size());
                columns.add(name);
            }
            return at;
        }

        private void read(FeatureSet set, int item, String cell, ObjDoubleConsumer<String> each) {
            try {
                SparseCells.read(cell, each);
            } catch (IllegalArgumentException e) {
                throw new LabelingException(
                        StandardError.NOT_ALLOWED,
                        null,
                        "item '" + in.items().ids().get(item) + "' of the features '" + set.name() + "': "
                                + e.getMessage(),
                        "a text column of features holds sparse numbers, such as those of features/tfidf");
            }
        }

        void add(int item) {
            boolean all = true;
            for (FeatureSet set : sets) {
                all &= set.has(item);
            }
            present[item] = all;
            for (int s = 0; all && s < sets.size(); s++) {
                addDense(sets.get(s), numeric[s], first[s], item);
                addSparse(sets.get(s), cells[s], sparse.get(s), item);
            }
            starts[item + 1] = size;
        }

        private void addDense(FeatureSet set, int[] positions, int from, int item) {
            for (int c = 0; c < positions.length; c++) {
                double number = set.number(item, positions[c]);
                if (Double.isNaN(number) && takesGaps) {
                    gaps.set(from + c);
                } else if (Double.isNaN(number)) {
                    throw set.missingNumber(in.items().ids().get(item), positions[c]);
                }
                entry(from + c, number);
            }
        }

        private void addSparse(FeatureSet set, int[] positions, Map<String, Integer> at, int item) {
            int from = size;
            for (int c : positions) {
                String cell = set.category(item, c);
                if (cell != null) {
                    read(set, item, cell, (name, number) -> entry(Objects.requireNonNull(at.get(name)), number));
                }
            }
            sort(from);
        }

        private void entry(int of, double number) {
            if (number == 0) {
                return;
            }
            if (size == column.length) {
                column = Arrays.copyOf(column, size + (size >> 1));
                value = Arrays.copyOf(value, column.length);
            }
            column[size] = of;
            value[size++] = number;
        }

        /** Sorts the entries from one on by column; cells are usually sorted already. */
        private void sort(int from) {
            for (int i = from + 1; i < size; i++) {
                int c = column[i];
                double v = value[i];
                int to = i;
                while (to > from && column[to - 1] > c) {
                    column[to] = column[to - 1];
                    value[to] = value[to - 1];
                    to--;
                }
                column[to] = c;
                value[to] = v;
            }
        }

        FeatureRows build() {
            return new FeatureRows(
                    List.copyOf(columns),
                    starts,
                    Arrays.copyOf(column, size),
                    Arrays.copyOf(value, size),
                    present,
                    gaps.stream().toArray());
        }
    }
}
