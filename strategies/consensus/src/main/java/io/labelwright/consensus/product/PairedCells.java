package io.labelwright.consensus.product;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import java.util.Arrays;

/**
 * Where changes of expected counts are added up when two of them share a long: half the memory, which is what adding
 * waits for where many annotators' matrices don't fit the processor's caches.
 *
 * <p>A change is an integer of at most {@link #ONE} either way. The sum of such longs is the sum of the low numbers and
 * 2^32 times that of the high ones, in any order, and both can be told apart again while each lies in the range of an
 * int. It does in a row of up to 511 answers. Annotators who gave one label more often have cells of their own beside
 * the others', one for each count. Where most answers are theirs, nothing is paired: there are then few annotators,
 * whose matrices are near anyway.
 */
public final class PairedCells {

    /** What the probability 1 is in counts. */
    public static final int ONE = 1 << 22;

    private static final int MOST_ANSWERS = (int) ((1L << 31) / ONE) - 1;

    private final int classes;
    private final int pairs;

    /** Per annotator: its first wide cell; -1 where two counts share a cell. */
    private final int[] wideAt;

    private final long size;
    private final boolean paired;

    /** @param rowAnswers how many answers each row has; row {@code annotator * classes + label} */
    PairedCells(long[] rowAnswers, int classes) {
        this.classes = classes;
        this.pairs = (classes + 1) / 2;
        this.wideAt = new int[classes == 0 ? 0 : rowAnswers.length / classes];
        Arrays.fill(wideAt, -1);
        long next = (long) rowAnswers.length * pairs;
        long answers = 0;
        long theirs = 0;
        for (int w = 0; w < wideAt.length; w++) {
            long own = 0;
            long most = 0;
            for (int l = 0; l < classes; l++) {
                own += rowAnswers[w * classes + l];
                most = Math.max(most, rowAnswers[w * classes + l]);
            }
            answers += own;
            if (most > MOST_ANSWERS) {
                theirs += own;
                wideAt[w] = (int) next;
                next += (long) classes * classes;
            }
        }
        paired = 2 * theirs <= answers;
        if (!paired) {
            Arrays.setAll(wideAt, w -> w * classes * classes);
            next = (long) rowAnswers.length * classes;
        }
        size = next;
    }

    /** Cells for the rows of these answers. */
    public static PairedCells of(Annotations annotations, Execution execution) {
        int classes = annotations.classes();
        int rows = annotations.annotatorCount() * classes;
        Totals totals =
                execution.total(annotations.blocks(), new Shape(rows, 0), annotations.answers(), (block, into) -> {
                    for (int a = 0; a < block.answers(); a++) {
                        into.cells[block.annotator[a] * classes + block.label[a]]++;
                    }
                });
        var rowAnswers = new long[rows];
        Arrays.setAll(rowAnswers, totals::count);
        return new PairedCells(rowAnswers, classes);
    }

    /** Number of cells; more than an accumulator can hold are refused there. */
    public long size() {
        return size;
    }

    /** Numbers of a row, with one that is left over when a count has no other to share a cell with. */
    public int width() {
        return paired ? 2 * pairs : classes;
    }

    /** Adds changes to cells, batch by batch of one block. */
    public final class Adder {

        private final AnnotationBlock block;
        private final ItemBatch batch;
        private final long[] cells;
        private final long[] units = new long[ItemBatch.size(pairs)];
        private final long[] wideUnits = new long[ItemBatch.size(classes)];
        private final int[] start = new int[ItemBatch.size(1) + 1];
        private final int[] wideStart = new int[ItemBatch.size(1) + 1];
        private int[] row = new int[0];
        private int[] wideRow = new int[0];

        /** @param batch of this block, in rows of {@link PairedCells#width} */
        public Adder(AnnotationBlock block, ItemBatch batch, long[] cells) {
            this.block = block;
            this.batch = batch;
            this.cells = cells;
        }

        /**
         * Adds to the row of each answer.
         *
         * @param chosen the items of the batch at hand that count, as places in it
         * @param count how many of {@code chosen} hold
         * @param changes of the batch's items, one item after the other, {@link PairedCells#width} numbers each
         */
        public void add(int[] chosen, int count, int[] changes) {
            if (paired) {
                addPaired(chosen, count, changes);
                return;
            }
            for (int i = 0; i < count; i++) {
                for (int at = chosen[i] * classes; at < (chosen[i] + 1) * classes; at++) {
                    wideUnits[at] = changes[at];
                }
            }
            RowCounts.add(batch, chosen, count, wideUnits, cells);
        }

        private void addPaired(int[] chosen, int count, int[] changes) {
            if (row.length < batch.row.length) {
                row = new int[batch.row.length];
                wideRow = new int[batch.row.length];
            }
            int from = block.start[batch.first()];
            int narrow = 0;
            int wide = 0;
            for (int i = 0; i < count; i++) {
                int item = chosen[i];
                for (int a = batch.start[item]; a < batch.start[item + 1]; a++) {
                    int own = wideAt[block.annotator[from + a]];
                    if (own < 0) {
                        row[narrow++] = batch.row[a] >> 1;
                    } else {
                        wideRow[wide++] = own + block.label[from + a] * classes;
                    }
                }
                start[i + 1] = narrow;
                wideStart[i + 1] = wide;
                int first = 2 * item * pairs;
                for (int p = 0; p < pairs; p++) {
                    units[i * pairs + p] = ((long) changes[first + 2 * p + 1] << 32) + changes[first + 2 * p];
                }
                for (int c = 0; c < classes; c++) {
                    wideUnits[i * classes + c] = changes[first + c];
                }
            }
            RowCounts.add(row, start, pairs, batch.all, count, units, cells);
            if (wide > 0) {
                RowCounts.add(wideRow, wideStart, classes, batch.all, count, wideUnits, cells);
            }
        }
    }

    /**
     * Adds what has been added up of an annotator to its counts.
     *
     * @param counts of all annotators, in the layout of {@code (w * K + l) * K + k}
     */
    public void addTo(double[] counts, int annotator, Totals totals) {
        int at = annotator * classes * classes;
        int wide = wideAt[annotator];
        if (wide >= 0) {
            for (int c = 0; c < classes * classes; c++) {
                counts[at + c] += (double) totals.count(wide + c) / ONE;
            }
            return;
        }
        int pair = annotator * classes * pairs;
        for (int l = 0; l < classes; l++, at += classes) {
            for (int c = 0; c < classes; c += 2, pair++) {
                long both = totals.count(pair);
                int low = (int) both;
                counts[at + c] += (double) low / ONE;
                if (c + 1 < classes) {
                    counts[at + c + 1] += (double) (int) ((both - low) >> 32) / ONE;
                }
            }
        }
    }
}
