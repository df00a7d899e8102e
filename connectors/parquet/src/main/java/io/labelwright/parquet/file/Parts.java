package io.labelwright.parquet.file;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Cuts the groups of rows of a file into parts that are read together, and opens and closes the pages of groups. */
final class Parts {

    /** Cells that a part of many columns may have, and bytes that it may have of long texts. */
    private static final int CELLS = 1 << 20;

    private static final int BYTES = 1 << 22;

    private final ParquetFile file;
    private final int most;
    private int group;
    /** How many rows the groups before have. */
    private long before;
    /** The first row of the next part in its group. */
    private long from;

    /** How many rows a part of the group has. */
    private int size;

    private boolean broken;
    private @Nullable Map<List<String>, ChunkPages> pages;
    private final Queue<Map<List<String>, ChunkPages>> open = new ArrayDeque<>();

    /**
     * Rows of a group that are read together.
     *
     * @param from the first one in the group
     * @param before how many rows the groups before have
     * @param pages those of the group; null when they can't be had
     * @param isLast whether the group ends
     */
    record Part(
            int group,
            long from,
            int rows,
            long before,
            @Nullable Map<List<String>, ChunkPages> pages,
            boolean isLast) {}

    /**
     * Parts from the first group on.
     *
     * @param most rows of a part
     */
    Parts(ParquetFile file, int most) {
        this.file = file;
        this.most = most;
    }

    /** Whether a group is left. */
    boolean hasNext() {
        return group < file.groups();
    }

    /** The next part; null at the end, and behind one whose pages can't be had. */
    @Nullable
    Part next() {
        while (!broken && group < file.groups()) {
            Map<List<String>, ChunkPages> all = pages;
            if (all == null) {
                try {
                    all = file.pages(group);
                } catch (RuntimeException e) {
                    // The library throws all kinds of them for damaged groups; read row by row, the group tells where.
                    broken = true;
                    return new Part(group, 0, 0, before, null, true);
                }
                pages = all;
                open.add(all);
                size = size(all);
            }
            long rows = file.rows(group);
            int count = (int) Math.min(rows - from, size);
            var part = new Part(group, from, count, before, all, from + count == rows);
            from += count;
            if (from == rows) {
                goTo(group + 1, before + rows);
            }
            if (count > 0) {
                return part;
            }
            closeFirst();
        }
        return null;
    }

    private int size(Map<List<String>, ChunkPages> all) {
        long bytes = all.values().stream().mapToLong(ChunkPages::size).sum();
        long row = Math.max(1, bytes / Math.max(1, file.rows(group)));
        return (int) Math.max(
                1, Math.min(most, Math.min(BYTES / row, CELLS / file.fields().size())));
    }

    /** Goes on with a group. */
    void goTo(int next, long rowsBefore) {
        group = next;
        before = rowsBefore;
        from = 0;
        pages = null;
        broken = false;
    }

    /** Closes the pages of the first group that is open. */
    void closeFirst() {
        open.remove().values().forEach(ChunkPages::close);
    }

    /** Closes the pages of all groups. */
    void closeAll() {
        while (!open.isEmpty()) {
            closeFirst();
        }
    }
}
