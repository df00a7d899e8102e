package io.labelwright.engine.intake;

import io.labelwright.spi.connect.RecordBlock;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Dictionary;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a block of records as codes of the table that they go to. Most answers of a large file are plain: an
 * item, an annotator and a label that was met before, and nothing else. They are told from the others here, so that
 * those can go the way of every record and these are copied in bulk.
 */
final class PlainAnswers {

    /** Where the columns of a record are; -1 for those that the records do not have. */
    record Places(int item, int annotator, int label, List<Integer> others) {}

    /** Makes the code in the table for a text of the block that has none yet. */
    @FunctionalInterface
    interface Learning {
        int code(Dictionary dictionary, int code);
    }

    private static final int UNKNOWN = -1;
    /** So many names of a block tell whether the others are known. */
    private static final int SAMPLE = 64;

    private static final int[] NONE = new int[0];

    private RecordBlock block = new RecordBlock(new long[0], NONE, List.of());
    private Places places = new Places(-1, -1, -1, List.of());
    private boolean usable;
    private final Names items = new Names();
    private final Names annotators = new Names();
    private final Names labels = new Names();
    private Column[] others = new Column[0];

    /** One column: codes in the block by row, and what they are in the table. */
    private static final class Names {
        private Dictionary dictionary = Dictionary.empty();
        private int empty = -1;
        private int[] local = NONE;
        private int[] known = NONE;
        /** By row: the code in the table. */
        private int[] codes = NONE;

        /**
         * Takes the names of a block.
         *
         * @param inTable what is known already: where many names come again, their codes are looked up at once; null to
         *     look up each when its turn comes
         */
        void take(Column column, int rows, Dictionary.@Nullable Builder inTable) {
            if (local.length < rows) {
                local = new int[rows];
                codes = new int[rows];
            }
            column.codes(0, rows, local, 0);
            if (column.dictionary() != dictionary) {
                dictionary = column.dictionary();
                int size = dictionary.size();
                known = known.length < size ? new int[size] : known;
                int some = Math.min(SAMPLE, size);
                if (inTable != null && inTable.find(dictionary, some, known) > some / 2) {
                    inTable.find(dictionary, size, known);
                } else {
                    Arrays.fill(known, 0, size, UNKNOWN);
                }
                empty = empty(dictionary);
            }
            for (int row = 0; empty >= 0 && row < rows; row++) {
                // Empty text is no value.
                local[row] = local[row] == empty ? -1 : local[row];
            }
        }

        /** The code of the empty text, or -1; its places are not made for the sake of one look. */
        private static int empty(Dictionary texts) {
            for (int code = 0; code < texts.size(); code++) {
                if (texts.length(code) == 0) {
                    return code;
                }
            }
            return -1;
        }
    }

    /**
     * Looks at a block; whether any of its answers may be plain.
     *
     * @param ids the items that are known
     */
    boolean take(RecordBlock of, Places at, Dictionary.Builder ids) {
        if (of == block && at.equals(places)) {
            return usable;
        }
        block = of;
        places = at;
        usable = isNames(at.item()) && isNames(at.annotator()) && isNames(at.label());
        if (usable) {
            items.take(of.cells(of.find(at.item())), of.rows(), ids);
            annotators.take(of.cells(of.find(at.annotator())), of.rows(), null);
            labels.take(of.cells(of.find(at.label())), of.rows(), null);
            others = at.others().stream()
                    .mapToInt(of::find)
                    .filter(column -> column >= 0)
                    .mapToObj(of::cells)
                    .toArray(Column[]::new);
        }
        return usable;
    }

    private boolean isNames(int column) {
        int found = column < 0 ? -1 : block.find(column);
        return found >= 0 && block.cells(found).type() == ColumnType.NAME;
    }

    /** How many records from this one on are plain; their codes are ready then. */
    int run(int from, int to, Learning newItem, Learning newAnnotator) {
        for (int row = from; row < to; row++) {
            int item = items.local[row];
            int annotator = annotators.local[row];
            int label = labels.local[row];
            if (item < 0 || annotator < 0 || label < 0 || labels.known[label] < 0 || hasMore(row)) {
                return row - from;
            }
            int itemCode = items.known[item];
            if (itemCode < 0) {
                itemCode = newItem.code(items.dictionary, item);
                items.known[item] = itemCode;
            }
            int annotatorCode = annotators.known[annotator];
            if (annotatorCode < 0) {
                annotatorCode = newAnnotator.code(annotators.dictionary, annotator);
                annotators.known[annotator] = annotatorCode;
            }
            items.codes[row] = itemCode;
            annotators.codes[row] = annotatorCode;
            labels.codes[row] = labels.known[label];
        }
        return to - from;
    }

    private boolean hasMore(int row) {
        for (Column column : others) {
            if (!column.isMissing(row)) {
                return true;
            }
        }
        return false;
    }

    /** Keeps what the label of a record is in the table. */
    void learn(int row, int code) {
        if (labels.local[row] >= 0) {
            labels.known[labels.local[row]] = code;
        }
    }

    /** Codes of items by row. */
    int[] items() {
        return items.codes;
    }

    /** Codes of annotators by row. */
    int[] annotators() {
        return annotators.codes;
    }

    /** Codes of labels by row. */
    int[] labels() {
        return labels.codes;
    }
}
