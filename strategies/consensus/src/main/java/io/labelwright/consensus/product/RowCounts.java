package io.labelwright.consensus.product;

/** The counts of the M-step: what is believed about an item is added to the row of cells that each answer names. */
public final class RowCounts {

    private RowCounts() {}

    /**
     * Adds.
     *
     * @param chosen the items that count, as places in the batch
     * @param count how many of {@code chosen} hold
     * @param units the numbers of the items, one item after the other, as many of each as a row has
     * @param cells rows
     */
    public static void add(ItemBatch batch, int[] chosen, int count, long[] units, long[] cells) {
        add(batch.row, batch.start, batch.width(), chosen, count, units, cells);
    }

    /**
     * As {@link #add(ItemBatch, int[], int, long[], long[])}.
     *
     * @param row per answer: where its row of {@code width} cells begins
     * @param start where the answers of each item begin, and where those of the last one end
     */
    static void add(int[] row, int[] start, int width, int[] chosen, int count, long[] units, long[] cells) {
        int from = 0;
        while (from < width) {
            int group = RowGroups.at(from, width);
            switch (group) {
                case 5 -> five(row, start, width, chosen, count, units, from, cells);
                case 4 -> four(row, start, width, chosen, count, units, from, cells);
                case 3 -> three(row, start, width, chosen, count, units, from, cells);
                case 2 -> two(row, start, width, chosen, count, units, from, cells);
                default -> one(row, start, width, chosen, count, units, from, cells);
            }
            from += group;
        }
    }

    /** As {@link #add}, of all items of the batch. */
    public static void addAll(ItemBatch batch, long[] units, long[] cells) {
        add(batch, batch.all, batch.items(), units, cells);
    }

    /**
     * As {@link #add}, one cell an answer where an item is decided: its row has a single number that is not 0.
     *
     * @param decided which number that is, for each item of the batch; -1 where there are several
     * @param one what it is
     */
    public static void addDecided(ItemBatch batch, int[] decided, long[] units, long one, long[] cells) {
        int[] row = batch.row;
        int width = batch.width();
        for (int item = 0; item < batch.items(); item++) {
            int winner = decided[item];
            for (int a = batch.start[item]; a < batch.start[item + 1]; a++) {
                if (winner >= 0) {
                    cells[row[a] + winner] += one;
                } else {
                    for (int at = 0; at < width; at++) {
                        cells[row[a] + at] += units[item * width + at];
                    }
                }
            }
        }
    }

    private static void one(
            int[] row, int[] start, int width, int[] chosen, int count, long[] units, int from, long[] cells) {
        for (int i = 0; i < count; i++) {
            int item = chosen[i];
            int at = item * width + from;
            long n0 = units[at];
            int end = start[item + 1];
            for (int a = start[item]; a < end; a++) {
                int r = row[a] + from;
                cells[r] += n0;
            }
        }
    }

    private static void two(
            int[] row, int[] start, int width, int[] chosen, int count, long[] units, int from, long[] cells) {
        for (int i = 0; i < count; i++) {
            int item = chosen[i];
            int at = item * width + from;
            long n0 = units[at];
            long n1 = units[at + 1];
            int end = start[item + 1];
            for (int a = start[item]; a < end; a++) {
                int r = row[a] + from;
                cells[r] += n0;
                cells[r + 1] += n1;
            }
        }
    }

    private static void three(
            int[] row, int[] start, int width, int[] chosen, int count, long[] units, int from, long[] cells) {
        for (int i = 0; i < count; i++) {
            int item = chosen[i];
            int at = item * width + from;
            long n0 = units[at];
            long n1 = units[at + 1];
            long n2 = units[at + 2];
            int end = start[item + 1];
            for (int a = start[item]; a < end; a++) {
                int r = row[a] + from;
                cells[r] += n0;
                cells[r + 1] += n1;
                cells[r + 2] += n2;
            }
        }
    }

    private static void four(
            int[] row, int[] start, int width, int[] chosen, int count, long[] units, int from, long[] cells) {
        for (int i = 0; i < count; i++) {
            int item = chosen[i];
            int at = item * width + from;
            long n0 = units[at];
            long n1 = units[at + 1];
            long n2 = units[at + 2];
            long n3 = units[at + 3];
            int end = start[item + 1];
            for (int a = start[item]; a < end; a++) {
                int r = row[a] + from;
                cells[r] += n0;
                cells[r + 1] += n1;
                cells[r + 2] += n2;
                cells[r + 3] += n3;
            }
        }
    }

    private static void five(
            int[] row, int[] start, int width, int[] chosen, int count, long[] units, int from, long[] cells) {
        for (int i = 0; i < count; i++) {
            int item = chosen[i];
            int at = item * width + from;
            long n0 = units[at];
            long n1 = units[at + 1];
            long n2 = units[at + 2];
            long n3 = units[at + 3];
            long n4 = units[at + 4];
            int end = start[item + 1];
            for (int a = start[item]; a < end; a++) {
                int r = row[a] + from;
                cells[r] += n0;
                cells[r + 1] += n1;
                cells[r + 2] += n2;
                cells[r + 3] += n3;
                cells[r + 4] += n4;
            }
        }
    }
}
