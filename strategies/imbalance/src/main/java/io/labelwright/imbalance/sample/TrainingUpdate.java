package io.labelwright.imbalance.sample;

import io.labelwright.math.training.ParentsCell;
import io.labelwright.math.training.TrainingTable;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the next table {@code training} of one and of what a sampler has done. Rows that stay share their columns with
 * the table before, so that the whole takes little more memory than the new rows; these come after all others.
 */
final class TrainingUpdate {

    private static final int ROW = TableKind.TRAINING.column("row");
    private static final int LABEL = TableKind.TRAINING.column("label");
    private static final int ORIGIN = TableKind.TRAINING.column("origin");
    private static final int PARENTS = TableKind.TRAINING.column("parents");
    /** Columns that a made row has from its first parent: item, label, weight and split. */
    private static final int FIRST_INHERITED = TableKind.TRAINING.column("item");

    private static final int LAST_INHERITED = TableKind.TRAINING.column("split");

    private final TrainingRows rows;
    private final Table before;
    private final SamplingWork work;
    private final CopiedCells copied;
    private final Dictionary origins;
    /** Labels of the table, and of made rows that have others. */
    private Dictionary labels;

    /**
     * What becomes of a table.
     *
     * @param rows those of it that the sampler has seen
     */
    TrainingUpdate(TrainingRows rows, SamplingWork work) {
        this.rows = rows;
        this.before = rows.places().table();
        this.work = work;
        this.copied = new CopiedCells(rows.places());
        this.labels = before.dictionary(LABEL);
        var known = new Dictionary.Builder();
        addAll(before.dictionary(ORIGIN), known);
        known.add(TrainingTable.DUPLICATE);
        known.add(TrainingTable.SYNTHETIC);
        this.origins = known.build();
    }

    private static void addAll(Dictionary from, Dictionary.Builder into) {
        for (int code = 0; code < from.size(); code++) {
            into.add(from, code);
        }
    }

    /**
     * The next table.
     *
     * @param stage names made rows: {@code STAGE:1}, {@code STAGE:2}, ...
     */
    Table after(Sampled sampled, String stage) {
        int made = sampled.made().stream().mapToInt(MadeRows::count).sum();
        if (sampled.kept() == null && made == 0) {
            return before;
        }
        var nameOf = new int[made];
        Dictionary rowNames = named(stage, nameOf);
        labels = withLabels(sampled.made());
        var segments = new ArrayList<Segment>();
        for (Segment segment : sampled.kept() == null ? before.segments() : kept(sampled.kept())) {
            segments.add(renamed(segment, rowNames));
        }
        int first = 0;
        for (MadeRows part : sampled.made()) {
            segments.addAll(made(part, nameOf, first, rowNames));
            first += part.count();
        }
        return new Table(before.kind(), before.columns(), segments);
    }

    /**
     * The names of all rows, made ones behind the others. Here and not above, so that what they are collected in is
     * gone before rows are made.
     *
     * @param nameOf gets the code of each made row
     */
    private Dictionary named(String stage, int[] nameOf) {
        Dictionary known = before.dictionary(ROW);
        if (nameOf.length == 0) {
            return known;
        }
        var names = new Dictionary.Builder();
        addAll(known, names);
        for (int i = 0, n = 1; i < nameOf.length; n++) {
            int size = names.size();
            int code = names.add(stage + ":" + n);
            // An item may be called like a made row: that number is passed over.
            if (code == size) {
                nameOf[i++] = code;
            }
        }
        return names.build();
    }

    private Dictionary withLabels(List<MadeRows> parts) {
        if (!rows.several()) {
            return labels;
        }
        var known = new Dictionary.Builder();
        addAll(labels, known);
        for (MadeRows part : parts) {
            for (int made = 0; made < part.count(); made++) {
                int[] classes = part.classes(made);
                if (classes != null) {
                    known.add(label(classes));
                }
            }
        }
        return known.build();
    }

    private String label(int[] classes) {
        return LabelText.classes(
                Arrays.stream(classes).mapToObj(rows.schema()::name).toList());
    }

    /** The same rows, whose names and origins are those of longer lists with the same beginning. */
    private Segment renamed(Segment segment, Dictionary rowNames) {
        var columns = new ArrayList<>(segment.columns());
        columns.set(ROW, Columns.names(rowNames, codes(segment.column(ROW)), segment.rows()));
        columns.set(ORIGIN, Columns.names(origins, codes(segment.column(ORIGIN)), segment.rows()));
        if (rows.several()) {
            columns.set(LABEL, Columns.names(labels, codes(segment.column(LABEL)), segment.rows()));
        }
        return new Segment(segment.rows(), columns);
    }

    private static int[] codes(Column column) {
        var codes = new int[column.rows()];
        column.codes(0, codes.length, codes, 0);
        return codes;
    }

    /** The rows that stay: those kept, and all of other parts. */
    private List<Segment> kept(int[] kept) {
        var gone = new boolean[(int) before.rows()];
        for (int row = 0; row < rows.size(); row++) {
            gone[rows.places().of(row)] = true;
        }
        for (int row : kept) {
            gone[rows.places().of(row)] = false;
        }
        var places = new int[gone.length];
        int count = 0;
        for (int place = 0; place < gone.length; place++) {
            if (!gone[place]) {
                places[count++] = place;
            }
        }
        int stay = count;
        var segments = new Segment[(stay + Segment.MAX_ROWS - 1) / Segment.MAX_ROWS];
        work.execution().forEach(segments.length, (lane, s) -> {
            work.pause().run();
            int from = s * Segment.MAX_ROWS;
            segments[s] = copied(Arrays.copyOfRange(places, from, Math.min(stay, from + Segment.MAX_ROWS)));
        });
        return List.of(segments);
    }

    /** Rows of the table as a segment. */
    private Segment copied(int[] places) {
        var columns = new ArrayList<Column>();
        for (int c = 0; c < before.columns().size(); c++) {
            columns.add(copied.of(c, places));
        }
        return new Segment(places.length, columns);
    }

    private List<Segment> made(MadeRows part, int[] nameOf, int first, Dictionary rowNames) {
        var segments = new Segment[(part.count() + Segment.MAX_ROWS - 1) / Segment.MAX_ROWS];
        work.execution().forEach(segments.length, (lane, s) -> {
            work.pause().run();
            int from = s * Segment.MAX_ROWS;
            int to = Math.min(part.count(), from + Segment.MAX_ROWS);
            segments[s] = made(part, from, Arrays.copyOfRange(nameOf, first + from, first + to), rowNames);
        });
        return List.of(segments);
    }

    private Segment made(MadeRows part, int from, int[] names, Dictionary rowNames) {
        int count = names.length;
        var places = new int[count];
        var parents = new ByteArrayOutputStream();
        var ends = new int[count];
        // Where a class is rare each of its rows has many children.
        var quoted = new byte[rows.size()][];
        for (int i = 0; i < count; i++) {
            int[] of = part.parents(from + i);
            places[i] = rows.places().of(of[0]);
            var parentNames = new byte[of.length][];
            for (int parent = 0; parent < of.length; parent++) {
                if (quoted[of[parent]] == null) {
                    quoted[of[parent]] = ParentsCell.quoted(rows.name(of[parent]));
                }
                parentNames[parent] = quoted[of[parent]];
            }
            ParentsCell.write(parents, parentNames, part.gap(from + i));
            ends[i] = parents.size();
        }
        String origin = part.duplicates() ? TrainingTable.DUPLICATE : TrainingTable.SYNTHETIC;
        var columns = new @Nullable Column[before.columns().size()];
        columns[ROW] = Columns.names(rowNames, names, count);
        columns[ORIGIN] = Columns.sameName(origins, origins.find(origin), count);
        columns[PARENTS] = Columns.texts(parents.toByteArray(), ends, count);
        if (rows.several()) {
            columns[LABEL] = labels(part, from, places);
        }
        if (!part.duplicates()) {
            addNumbers(part, from, count, columns);
            addCategories(part, from, count, columns);
        }
        var all = new ArrayList<Column>(columns.length);
        for (int c = 0; c < columns.length; c++) {
            ColumnSpec spec = before.columns().get(c);
            boolean inherited = part.duplicates() || (c >= FIRST_INHERITED && c <= LAST_INHERITED) || spec.hidden();
            Column known = columns[c];
            if (known != null) {
                all.add(known);
            } else if (inherited) {
                all.add(copied.of(c, places));
            } else {
                all.add(
                        spec.type() == ColumnType.NAME
                                ? Columns.sameName(before.dictionary(c), -1, count)
                                : Columns.missing(spec.type(), count));
            }
        }
        return new Segment(count, all);
    }

    private Column labels(MadeRows part, int from, int[] places) {
        var codes = new int[places.length];
        RowPlaces of = rows.places();
        for (int i = 0; i < codes.length; i++) {
            int[] classes = part.classes(from + i);
            codes[i] = classes == null
                    ? of.cells(LABEL, places[i]).code(of.within(places[i]))
                    : labels.find(label(classes));
        }
        return Columns.names(labels, codes, codes.length);
    }

    private void addNumbers(MadeRows part, int from, int count, @Nullable Column[] columns) {
        int width = rows.features().columns();
        var values = new double[width][count];
        var row = new double[width];
        for (int i = 0; i < count && width > 0; i++) {
            part.numbers(from + i, row);
            for (int c = 0; c < width; c++) {
                values[c][i] = row[c];
            }
        }
        for (int c = 0; c < width; c++) {
            columns[rows.features().numericColumn(c)] = Columns.numbers(values[c], count);
        }
    }

    private void addCategories(MadeRows part, int from, int count, @Nullable Column[] columns) {
        for (int c = 0; c < rows.features().categoricalColumns(); c++) {
            var codes = new int[count];
            for (int i = 0; i < count; i++) {
                codes[i] = part.category(from + i, c);
            }
            columns[rows.features().categoricalColumn(c)] =
                    Columns.names(rows.features().categories(c), codes, count);
        }
    }
}
