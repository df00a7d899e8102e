package io.labelwright.engine.store;

import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a finished stage left, kept under the stage's key. Maps keep their order.
 *
 * @param stage id of the stage, for example {@code agreed} or {@code LOOP/3/pick}
 * @param strategy id of the strategy, for example {@code consensus/dawid-skene}
 * @param version version of the strategy
 * @param config canonical text of the config
 * @param causes all that the key was made of, by a name that a user understands: {@code config smoothing} to
 *     {@code 0.1}, {@code input answers.csv} to its sha256, {@code table annotations} to a hash; compared to say why a
 *     stage runs again
 * @param outputs the tables that it wrote
 * @param exports the files that it wrote outside of the store
 * @param counts counts of items, rows, answers by name
 * @param facts figures of the computation by name, such as {@code iterations}
 * @param problems warnings that it gave
 * @param seconds how long it took
 */
public record StageRecord(
        String stage,
        String strategy,
        int version,
        String config,
        Map<String, String> causes,
        List<Output> outputs,
        List<Export> exports,
        Map<String, Long> counts,
        Map<String, Double> facts,
        List<Problem> problems,
        double seconds) {

    /** Name of the cause that holds the lists of ids of the items that a stage saw. */
    public static final String ITEMS = "items";

    /** What the names of causes begin with that are hashes of source files. */
    public static final String INPUT = "input ";

    private static final String TABLE = "table ";
    private static final String OF = " of ";
    private static final int SHA256_DIGITS = 64;

    public StageRecord {
        causes = Collections.unmodifiableMap(new LinkedHashMap<>(causes));
        outputs = List.copyOf(outputs);
        exports = List.copyOf(exports);
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        problems = List.copyOf(problems);
    }

    /** The fact that tells how many tasks a stage leaves open for people. */
    public static final String OPEN_TASKS = "open_tasks";

    /** Whether the stage waits for people: then its only table holds what it asks, and nothing else of it counts. */
    public boolean isWaiting() {
        return facts.getOrDefault(OPEN_TASKS, 0.0) > 0;
    }

    /** Name of the cause for a table that a stage reads. */
    public static String tableCause(TableKind table, String writer) {
        return TABLE + table.word() + OF + writer;
    }

    /** Whether a cause is the hash of a source file. */
    public static boolean isInputCause(String cause) {
        return cause.startsWith(INPUT);
    }

    /** Whether a cause is the hash of a table that the stage reads. */
    public static boolean isTableCause(String cause) {
        return cause.startsWith(TABLE);
    }

    /** The tables that it read, in the order in which the stage saw them. */
    public List<Read> reads() {
        var reads = new ArrayList<Read>();
        causes.forEach((cause, hash) -> {
            int of = cause.indexOf(OF);
            if (isTableCause(cause) && of > 0) {
                TableKind.ofWord(cause.substring(TABLE.length(), of))
                        .ifPresent(kind -> reads.add(new Read(cause.substring(of + OF.length()), kind, hash)));
            }
        });
        return reads;
    }

    /** The objects with the ids of the items that it saw. */
    public List<String> seenItems() {
        var hashes = new ArrayList<String>();
        // "[hash, hash]", perhaps after a word.
        for (String word : causes.getOrDefault(ITEMS, "").split("[^0-9a-f]+", -1)) {
            if (word.length() == SHA256_DIGITS) {
                hashes.add(word);
            }
        }
        return hashes;
    }

    /**
     * A table that a stage read.
     *
     * @param stage who wrote it
     * @param table which table
     * @param sha256 its object; empty when its writer left none
     */
    public record Read(String stage, TableKind table, String sha256) {}

    /**
     * A table in the store.
     *
     * @param table which table
     * @param sha256 its object
     * @param rows how many rows it has
     * @param items hash of the item ids in it, in order; null when it has none
     */
    public record Output(
            TableKind table,
            String sha256,
            long rows,
            @Nullable String items) {}

    /**
     * A file outside of the store.
     *
     * @param path relative to the workflow file
     * @param rows how many rows it has
     * @param sha256 hash of its bytes
     */
    public record Export(String path, long rows, String sha256) {}
}
