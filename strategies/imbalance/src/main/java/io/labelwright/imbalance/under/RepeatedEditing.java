package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.ClassCounts;
import io.labelwright.imbalance.sample.Cleaned;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Edits again and again what an editing left: with the same number of neighbours until nothing changes, or with 1, 2
 * and so on (All-KNN). It ends before that where a class has become smaller than the smallest one was, or would be
 * lost. Tomek 1976 (An Experiment with the Edited Nearest-Neighbor Rule).
 */
final class RepeatedEditing implements Sampler {

    private final CleaningOptions options;
    private final int[] neighbours;
    private final KindSel kind;
    private final boolean smallerAllowed;

    private RepeatedEditing(CleaningOptions options, int[] neighbours, KindSel kind, boolean smallerAllowed) {
        this.options = options;
        this.neighbours = neighbours;
        this.kind = kind;
        this.smallerAllowed = smallerAllowed;
    }

    /** With the same number of neighbours, at most so many times. */
    static RepeatedEditing times(CleaningOptions options, int times, int neighbours, KindSel kind) {
        return new RepeatedEditing(
                options, IntStream.generate(() -> neighbours).limit(times).toArray(), kind, false);
    }

    /**
     * With 1 to so many neighbours.
     *
     * @param smallerAllowed whether it goes on where a class has become smaller than the smallest one
     */
    static RepeatedEditing upTo(CleaningOptions options, int neighbours, KindSel kind, boolean smallerAllowed) {
        return new RepeatedEditing(options, IntStream.rangeClosed(1, neighbours).toArray(), kind, smallerAllowed);
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        rows.features().requireNumbers("neighbours");
        boolean same = Arrays.stream(neighbours).distinct().count() == 1;
        Remaining left = Remaining.all(rows);
        int[] before = left.counts();
        int smallest = ClassCounts.smallest(before);
        for (int k : neighbours) {
            work.pause().run();
            boolean[] cleaned = cleaned(rows, left);
            boolean[] gone = EditedNearest.contradicted(
                    left, cleaned, k, kind, options.near().metric(), work);
            boolean loses = loses(left, gone);
            Remaining next = left.without(gone, work);
            boolean unchanged = next.left().length == left.left().length;
            left = next;
            if (loses || (same && unchanged) || (!smallerAllowed && hasSmaller(left.counts(), smallest, before))) {
                break;
            }
        }
        return left.sampled();
    }

    /** Which classes are cleaned now: the sizes of classes, by which words name them, have changed. */
    private boolean[] cleaned(TrainingRows rows, Remaining left) {
        Cleaned wanted = options.samplingStrategy();
        return wanted.of(rows.schema(), left.counts());
    }

    private static boolean loses(Remaining left, boolean[] gone) {
        int[] counts = left.counts();
        for (int row : left.left()) {
            counts[left.rows().label(row)] -= gone[row] ? 1 : 0;
        }
        int[] now = left.counts();
        return IntStream.range(0, counts.length).anyMatch(k -> now[k] > 0 && counts[k] == 0);
    }

    private static boolean hasSmaller(int[] counts, int smallest, int[] before) {
        return IntStream.range(0, counts.length)
                .anyMatch(k -> k != smallest && before[k] > 0 && counts[k] < before[smallest]);
    }
}
