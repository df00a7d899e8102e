package io.labelwright.spi.memory;

import io.labelwright.spi.table.TableKind;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a strategy holds in memory while it runs, beside the tables that it reads and their views, which the engine
 * knows. Immutable.
 *
 * <p>For example, a method that keeps a probability per item and class in doubles and joins each item to ten others:
 *
 * <pre>{@code
 * Footprint.working(8 * sizes.items() * sizes.classes()).writing(TableKind.GRAPH, 10 * sizes.items(), 1, 0)
 * }</pre>
 *
 * @param working the most bytes that it has in use at once in arrays and objects of its own
 * @param outside the most bytes that it has in use at once outside of the Java heap, such as what a native library
 *     allocates, with the code of that library
 * @param tables sizes of tables that it writes; for those that are not named the engine takes what is usual: a row for
 *     each item, and as many features as are read
 */
public record Footprint(long working, long outside, Map<TableKind, Written> tables) {

    /** A strategy that holds tables, and little else. */
    public static final Footprint TABLES = new Footprint(0, 0, Map.of());

    /**
     * The size of a table that is written.
     *
     * @param rows how many there are
     * @param numbers columns of numbers that differ from row to row, beside those that every table of its kind has
     * @param text bytes of text in all rows together, as UTF-8; names such as ids do not count
     */
    public record Written(long rows, long numbers, long text) {}

    public Footprint {
        tables = Map.copyOf(tables);
    }

    /** A strategy that has so many bytes in use, and writes tables of the usual size. */
    public static Footprint working(long bytes) {
        return new Footprint(Math.max(0, bytes), 0, Map.of());
    }

    /** The same with so many bytes outside of the Java heap. */
    public Footprint outside(long bytes) {
        return new Footprint(working, Math.max(0, bytes), tables);
    }

    /** The same with the size of a table that is written, see {@link Written}. */
    public Footprint writing(TableKind kind, long rows, long numbers, long text) {
        var more = new EnumMap<TableKind, Written>(TableKind.class);
        more.putAll(tables);
        more.put(kind, new Written(rows, numbers, text));
        return new Footprint(working, outside, more);
    }
}
