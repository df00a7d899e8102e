package io.labelwright.engine.memory;

import io.labelwright.engine.table.DictionarySize;
import io.labelwright.engine.table.TableSize;
import io.labelwright.spi.memory.Footprint;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.TableKind;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What a stage holds in memory beside the tables that it reads, and what that means for the JVM.
 *
 * <p>The figure for a run is the smallest heap in which it gets through, which is what an operator says as
 * {@code -Xmx}: {@link #heap}. More heap makes a run faster, as the collector has less to do, and then more of it is in
 * use, but none of it is needed. Data of a stage is counted at the moment when most of it is there: all that it read
 * and all that it writes. Tables of stages before are kept where there is room, and do not count.
 */
public final class HeapModel {

    private static final long MEBIBYTE = 1 << 20;

    /** The smallest heap in which a run of a few rows gets through: classes, libraries, the database of the store. */
    private static final long BASE = 16 * MEBIBYTE;

    /** What the collector needs to move data that is in use: measured, see docs/how-to/plan-memory.md. */
    private static final double ROOM = 1.3;

    /** What the JVM takes beside the heap: code, classes, stacks, and its notes on the heap. */
    private static final long BESIDE_THE_HEAP = 64 * MEBIBYTE;

    /** Classes and compiled code of a strategy or connector, with those of its libraries. */
    private static final long CODE = 4 * MEBIBYTE;

    private static final double NOTES_ON_THE_HEAP = 0.06;

    /** A piece of a file on its way from reading to tables: its bytes, its columns, and their dictionaries. */
    private static final long PIECE = 4 * MEBIBYTE;

    /** So much of a file is in a piece. */
    private static final long PIECE_OF_FILE = MEBIBYTE;

    /** A number in a piece, which is still text, in a dictionary of its column, once however often it is there. */
    private static final long BYTES_OF_A_NUMBER = 65;

    /** What a byte of a small file takes on its way. */
    private static final long PIECE_OF_BYTE = 4;

    /** The answers of an item begin somewhere, and it may be known. */
    private static final int BLOCK_ITEM = Integer.BYTES + Short.BYTES;

    private static final int BLOCK_ANSWER = Integer.BYTES + Short.BYTES;

    /** What is known of the label of an item: class, confidence, whether it is fixed, by whom, why. */
    private static final int ITEM_LABEL = 22;

    private static final int BYTES_OF_A_LABEL = 64;

    /** Rows that are gathered before their columns are made, and of which an export makes the text at a time. */
    private static final long GATHERED = Segment.MAX_ROWS;

    private static final int GROWING_TEXT = 2;

    private static final int NAMES_OF_A_ROW = 40;
    private static final int PRINTED_NUMBER = 19;

    private static final int NAME_BYTES = 12;

    private HeapModel() {}

    /** The smallest heap that holds so many bytes of data. */
    public static long heap(long data) {
        return BASE + Math.round(ROOM * data);
    }

    /**
     * What the process takes in all when its heap is full.
     *
     * @param outside bytes that stages have in use outside of the heap
     * @param strategies how many different strategies and connectors run
     */
    public static long process(long heap, long outside, int strategies) {
        return BESIDE_THE_HEAP + CODE * strategies + heap + Math.round(NOTES_ON_THE_HEAP * heap) + outside;
    }

    /**
     * An import.
     *
     * @param tables what it writes
     * @param labels items with a label, whose first one is kept to compare others with
     * @param itemText bytes of UTF-8 of its ids
     * @param fileBytes size of what it reads
     * @param differentNumbers the share of numbers that are the first of their value in their column of a piece
     */
    public static long importing(
            Collection<TableSize> tables,
            long labels,
            long items,
            long itemText,
            long fileBytes,
            double differentNumbers,
            int threads) {
        long written = tables.stream().mapToLong(TableSize::bytes).sum();
        long cells = tables.stream()
                .mapToLong(table -> table.rows() * table.numbers())
                .sum();
        long numbers = Math.round(BYTES_OF_A_NUMBER * differentNumbers * cells);
        long piece = PIECE + numbers / pieces(fileBytes);
        long pieces = Math.min((threads + 2) * piece, PIECE_OF_BYTE * fileBytes + numbers);
        long names = tables.stream().mapToLong(TableSize::names).sum();
        // When names are made into dictionaries the last piece is gone.
        return written
                + growing(tables)
                + BYTES_OF_A_LABEL * labels
                + DictionarySize.growing(items, itemText)
                + Math.max(0, pieces - names);
    }

    /** In how many pieces a file is read. */
    public static long pieces(long fileBytes) {
        return Math.max(1, fileBytes / PIECE_OF_FILE);
    }

    /** What texts of the rows that are gathered take beside themselves, as their array doubles. */
    private static long growing(Collection<TableSize> tables) {
        return tables.stream()
                .mapToLong(table -> GROWING_TEXT * table.text() / Math.max(1, table.rows() / GATHERED))
                .sum();
    }

    /**
     * A strategy, without the tables that it reads.
     *
     * @param written the tables that it writes
     */
    public static long computing(StageSizes in, Footprint footprint, Collection<TableSize> written) {
        long views = in.itemNames();
        long answers = in.rows(TableKind.ANNOTATIONS);
        if (answers > 0) {
            long runs = Math.min(in.threads(), 4);
            views += in.items() * (BLOCK_ITEM + Integer.BYTES * (1 + runs)) + answers * BLOCK_ANSWER;
        }
        views += in.rows(TableKind.LABELS) > 0 ? in.items() * ITEM_LABEL : 0;
        return views
                + footprint.working()
                + growing(written)
                // Their names of items are those of the view.
                + written.stream().mapToLong(TableSize::cells).sum();
    }

    /**
     * An export, without the tables that it reads: texts of some rows for each thread, and on their way to the file.
     *
     * @param table what it writes
     * @param probabilities whether labels go out with a number for each class
     */
    public static long exporting(StageSizes in, TableKind table, boolean probabilities) {
        long rows = Math.max(1, in.rows(table));
        long numbers = table == TableKind.LABELS && !probabilities ? 1 : 1 + in.numbers(table);
        long row = NAMES_OF_A_ROW + PRINTED_NUMBER * numbers + in.text(table) / rows;
        return in.itemNames() + (in.threads() + 1) * Math.min(rows, GATHERED) * row;
    }

    /** The size of a table that a strategy writes, by what it says of itself, else by what is usual. */
    public static TableSize written(TableKind kind, StageSizes in, Footprint footprint) {
        Footprint.Written said = footprint.tables().get(kind);
        Footprint.Written written = said == null ? usual(kind, in) : said;
        if (written == null) {
            return in.tables().containsKey(kind) ? again(kind, in) : TableSize.EMPTY;
        }
        long row = fixed(kind) + Long.BYTES * written.numbers() + (written.text() > 0 ? Integer.BYTES : 0);
        // Of made rows each has a name of its own.
        long made = kind == TableKind.TRAINING ? DictionarySize.grown(written.rows(), NAME_BYTES * written.rows()) : 0;
        return new TableSize(
                written.rows(),
                written.rows() * row + written.text() + made,
                in.itemNames(),
                in.annotators(),
                written.numbers(),
                written.text());
    }

    /** A table that a strategy reads and writes, changed in some of its rows. */
    private static TableSize again(TableKind kind, StageSizes in) {
        return new TableSize(
                in.rows(kind), in.bytes(kind), in.itemNames(), in.annotators(), in.numbers(kind), in.text(kind));
    }

    /** Null where it is as large as the one of the kind that is read, or of no matter. */
    private static Footprint.@Nullable Written usual(TableKind kind, StageSizes in) {
        long items = in.items();
        return switch (kind) {
            case LABELS, PREDICTIONS -> new Footprint.Written(items, in.classes(), 0);
            case ANNOTATIONS, GOLD, QUEUE, WEIGHTS, SPLITS, SUSPECTS ->
                in.rows(kind) > 0 ? null : new Footprint.Written(items, 0, 0);
            case GRAPH -> in.rows(kind) > 0 ? null : new Footprint.Written(10 * items, 0, 0);
            case FEATURES -> in.rows(kind) > 0 ? null : new Footprint.Written(items, 1, 0);
            case TRAINING ->
                in.rows(kind) > 0
                        ? null
                        : new Footprint.Written(items, in.numbers(TableKind.FEATURES), in.text(TableKind.FEATURES));
            case ANNOTATORS -> new Footprint.Written(in.annotators(), 0, 0);
            case CONFUSION ->
                new Footprint.Written(
                        Math.min(
                                in.annotators() * in.classes() * in.classes(),
                                in.rows(TableKind.ANNOTATIONS) + (long) in.classes() * in.classes()),
                        0,
                        0);
            case ITEMS, METRICS, REJECTS -> null;
        };
    }

    /** Bytes of a row in the columns that all tables of a kind have and whose cells differ. */
    private static long fixed(TableKind kind) {
        return switch (kind) {
            case ITEMS, FEATURES -> 4;
            case ANNOTATIONS -> 4 + 2 + 1;
            case ANNOTATORS -> 4 + 6 * 8;
            case PREDICTIONS, GOLD, SPLITS -> 4 + 1;
            case LABELS -> 4 + 1 + 8 + 1;
            case SUSPECTS -> 4 + 2 + 8 + 8;
            case QUEUE -> 4 + 8 + 8 + 1;
            case WEIGHTS -> 4 + 8;
            case GRAPH -> 4 + 4 + 8;
            case METRICS, REJECTS -> 40;
            case CONFUSION -> 2 + 1 + 1 + 8 + 8;
            case TRAINING -> 4 + 4 + 1 + 8 + 1 + 1;
        };
    }
}
