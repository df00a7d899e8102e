package io.labelwright.imbalance.sample;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Some rows of a table {@code training}, numbered from 0 in the order of the table, and where they stand in it: a place
 * counts the rows of all segments.
 */
final class RowPlaces {

    private static final int ROW = TableKind.TRAINING.column("row");
    private static final int ITEM = TableKind.TRAINING.column("item");
    private static final int SPLIT = TableKind.TRAINING.column("split");

    private final Table table;
    /** Row of the table at which each segment begins. */
    private final int[] starts;

    private final int[] place;

    private RowPlaces(Table table, int[] place) {
        this.table = table;
        this.starts = starts(table);
        this.place = place;
    }

    /**
     * The rows of some parts.
     *
     * @param parts names of parts; all rows where the table knows no parts
     * @throws LabelingException when the table knows parts, but none of these
     */
    static RowPlaces ofParts(Table table, List<String> parts) {
        Dictionary known = table.dictionary(SPLIT);
        if (known.size() == 0) {
            return new RowPlaces(table, IntStream.range(0, (int) table.rows()).toArray());
        }
        int[] places = having(table, SPLIT, parts::contains);
        if (places.length == 0 && table.rows() > 0) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "fit_on: no labelled item is in the part '" + String.join("' or '", parts) + "'",
                    "there is " + String.join(", ", known.texts()));
        }
        return new RowPlaces(table, places);
    }

    /** The rows of some items, those that were made of them among them. */
    static RowPlaces ofItems(Table table, Predicate<String> items) {
        return new RowPlaces(table, having(table, ITEM, items));
    }

    private static int[] having(Table table, int column, Predicate<String> wanted) {
        Dictionary known = table.dictionary(column);
        var chosen = new boolean[known.size()];
        for (int code = 0; code < chosen.length; code++) {
            chosen[code] = wanted.test(known.get(code));
        }
        var places = new int[(int) table.rows()];
        int count = 0;
        int row = 0;
        for (Segment segment : table.segments()) {
            Column of = segment.column(column);
            for (int i = 0; i < segment.rows(); i++, row++) {
                if (of.code(i) >= 0 && chosen[of.code(i)]) {
                    places[count++] = row;
                }
            }
        }
        return Arrays.copyOf(places, count);
    }

    private static int[] starts(Table table) {
        var starts = new int[table.segments().size()];
        for (int s = 1; s < starts.length; s++) {
            starts[s] = starts[s - 1] + table.segments().get(s - 1).rows();
        }
        return starts;
    }

    /** The table that they stand in. */
    Table table() {
        return table;
    }

    /** How many rows there are. */
    int size() {
        return place.length;
    }

    /** Where a row stands in the table. */
    int of(int row) {
        return place[row];
    }

    /** The segment of the table in which a place is. */
    int segmentOf(int at) {
        // Nearly all tables come in full segments.
        int full = at / Segment.MAX_ROWS;
        if (full < starts.length
                && starts[full] == full * Segment.MAX_ROWS
                && (full + 1 == starts.length || at < starts[full + 1])) {
            return full;
        }
        int found = Arrays.binarySearch(starts, at);
        return found >= 0 ? found : -found - 2;
    }

    /** The place at which a segment begins. */
    int start(int segment) {
        return starts[segment];
    }

    /** The cells of a column that are in the same segment as a place. */
    Column cells(int column, int at) {
        return table.segments().get(segmentOf(at)).column(column);
    }

    /** Where a place is within its segment. */
    int within(int at) {
        return at - starts[segmentOf(at)];
    }

    /** The name of a row: its item, or {@code STAGE:n}. */
    String name(int row) {
        int segment = segmentOf(place[row]);
        return String.valueOf(table.segments().get(segment).column(ROW).text(place[row] - starts[segment]));
    }
}
