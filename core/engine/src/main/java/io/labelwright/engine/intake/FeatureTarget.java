package io.labelwright.engine.intake;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code features} of an import: one set, with a row per item. Whether a column is numeric shows when its
 * last cell is there, so cells are kept as their text until then; columns become numbers one after the other.
 */
final class FeatureTarget extends RecordTarget {

    private static final int SET = TableKind.FEATURES.columns().size();

    private final ItemTarget items;
    private final FieldNames names;
    private final String idColumn;
    private final String set;
    private int id = -1;
    private int[] source = new int[0];
    private int[] target = new int[0];
    private boolean counts;
    private boolean again;
    private boolean replaced;

    FeatureTarget(
            String set,
            String file,
            ImportMapping mapping,
            ItemTarget items,
            RecordFields fields,
            Dictionary.Builder ids) {
        super(TableKind.FEATURES, file, fields, ids);
        this.set = set;
        this.items = items;
        this.names = new FieldNames(mapping);
        this.idColumn = mapping.items() == null ? "" : mapping.items().id();
        rows.addColumn(FeatureSet.SET);
    }

    @Override
    void meet(String name, int column) {
        if (name.equals(idColumn)) {
            id = column;
        }
        if (!names.isFeature(name)) {
            return;
        }
        if (FeatureSet.isReserved(name)) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    Place.of(file),
                    "a feature can't have the name '" + name
                            + "', which the table features has a column of its own for",
                    "give the column another name");
        }
        source = Arrays.copyOf(source, source.length + 1);
        target = Arrays.copyOf(target, target.length + 1);
        source[source.length - 1] = column;
        target[target.length - 1] = rows.addColumn(ColumnSpec.text(name));
    }

    /** The record was checked for the table of items before: its id is there, and what comes again is allowed to. */
    @Override
    void check(long row, long line) {
        counts = items.counts(row);
        again = items.repeated();
    }

    @Override
    int write(long row, long line) {
        int item = item(id, idColumn, row);
        if (!counts) {
            return item;
        }
        replaced |= again;
        rows.code(0, item).text(SET, set);
        for (int i = 0; i < source.length; i++) {
            if (!fields.isEmpty(source[i])) {
                rows.text(target[i], fields.text(source[i]));
            }
        }
        rows.end();
        return item;
    }

    @Override
    Table build() {
        Table texts = replaced ? ItemTarget.lastOfEach(rows.build()) : rows.build();
        int own = SET + 1;
        List<ColumnSpec> specs = new ArrayList<>(texts.columns().subList(0, own));
        List<List<Column>> columns = new ArrayList<>();
        for (int c = 0; c < texts.columns().size(); c++) {
            int at = c;
            List<Column> cells =
                    texts.segments().stream().map(segment -> segment.column(at)).toList();
            if (c < own) {
                columns.add(cells);
                continue;
            }
            String name = texts.columns().get(c).name();
            List<Column> numbers = numbers(cells);
            specs.add(numbers == null ? ColumnSpec.named(name) : ColumnSpec.number(name));
            columns.add(numbers == null ? categories(cells) : numbers);
        }
        List<Segment> segments = new ArrayList<>();
        for (int s = 0; s < texts.segments().size(); s++) {
            int at = s;
            segments.add(new Segment(
                    texts.segments().get(s).rows(),
                    columns.stream().map(cells -> cells.get(at)).toList()));
        }
        return new Table(TableKind.FEATURES, specs, segments);
    }

    /** The cells as numbers; null when one is none. A column without any cell is one of numbers that are missing. */
    private static @Nullable List<Column> numbers(List<Column> texts) {
        List<Column> numbers = new ArrayList<>();
        for (Column cells : texts) {
            var values = new double[cells.rows()];
            for (int row = 0; row < values.length; row++) {
                String text = cells.text(row);
                values[row] = text == null ? Double.NaN : number(text);
                if (text != null && !Double.isFinite(values[row])) {
                    return null;
                }
            }
            numbers.add(Columns.numbers(values, values.length));
        }
        return numbers;
    }

    private static List<Column> categories(List<Column> texts) {
        var names = new Dictionary.Builder();
        List<int[]> codes = new ArrayList<>();
        for (Column cells : texts) {
            var coded = new int[cells.rows()];
            for (int row = 0; row < coded.length; row++) {
                String text = cells.text(row);
                coded[row] = text == null ? -1 : names.add(text);
            }
            codes.add(coded);
        }
        Dictionary dictionary = names.build();
        return codes.stream()
                .map(coded -> Columns.names(dictionary, coded, coded.length))
                .toList();
    }
}
