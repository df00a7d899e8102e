package io.labelwright.imbalance.sample;

import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import org.jspecify.annotations.Nullable;

/** How many rows the classes have, and how many they shall have. */
public final class ClassCounts {

    private final LabelSchema schema;
    private final int[] counts;
    private final int largest;
    private final int smallest;

    /** Of these rows. */
    public ClassCounts(TrainingRows rows) {
        this(rows.schema(), rows.counts());
    }

    ClassCounts(LabelSchema schema, int[] counts) {
        this.schema = schema;
        this.counts = counts;
        this.largest = largest(counts);
        this.smallest = smallest(counts);
    }

    /** The class with the most rows, of several the first; -1 where no class has rows. */
    public static int largest(int[] counts) {
        int largest = -1;
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0 && (largest < 0 || counts[k] > counts[largest])) {
                largest = k;
            }
        }
        return largest;
    }

    /** The class with the fewest rows that has any, of several the first; -1 where no class has rows. */
    public static int smallest(int[] counts) {
        int smallest = -1;
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0 && (smallest < 0 || counts[k] < counts[smallest])) {
                smallest = k;
            }
        }
        return smallest;
    }

    /**
     * Per class how many rows it shall have when rows are made; at least those that it has.
     *
     * @throws LabelingException when fewer rows of a class are asked for than there are
     */
    public int[] over(SamplingStrategy strategy, @Nullable Cap cap) {
        var wanted = counts.clone();
        if (largest < 0) {
            return wanted;
        }
        if (strategy instanceof SamplingStrategy.Ratio given) {
            requireTwo(given.ratio());
            long rows = (long) (counts[largest] * given.ratio());
            if (rows < counts[other()]) {
                throw new LabelingException(
                        StandardError.NOT_ALLOWED,
                        null,
                        "sampling_strategy: " + given.ratio() + " rows of '" + schema.name(other()) + "' per row of '"
                                + schema.name(largest) + "' are fewer than there are: " + counts[other()] + " to "
                                + counts[largest],
                        "over-sampling takes no row away: ask for more than "
                                + (double) counts[other()] / counts[largest] + ", or use under-sampling");
            }
            wanted[other()] = (int) rows;
        } else if (strategy instanceof SamplingStrategy.Counts given) {
            for (int k = 0; k < wanted.length; k++) {
                int rows = given.byClass().getOrDefault(schema.name(k), counts[k]);
                if (rows < counts[k]) {
                    throw new LabelingException(
                            StandardError.NOT_ALLOWED,
                            null,
                            "sampling_strategy: " + rows + " rows of '" + schema.name(k) + "' are fewer than the "
                                    + counts[k] + " that there are",
                            "over-sampling takes no row away: ask for at least " + counts[k]
                                    + ", or use under-sampling");
                }
                wanted[k] = counts[k] == 0 ? 0 : rows;
            }
        } else {
            for (int k = 0; k < wanted.length; k++) {
                boolean grows = switch ((SamplingStrategy.Rule) strategy) {
                    case AUTO, NOT_MAJORITY -> k != largest;
                    case MINORITY -> k == smallest;
                    case MAJORITY -> k == largest;
                    case NOT_MINORITY -> k != smallest;
                    case ALL -> true;
                };
                wanted[k] = grows && counts[k] > 0 ? counts[largest] : counts[k];
            }
        }
        for (int k = 0; k < wanted.length; k++) {
            wanted[k] = Math.max(counts[k], Math.min(wanted[k], most(cap, k)));
        }
        return wanted;
    }

    /**
     * Per class how many rows it shall have when rows are taken away; at most those that it has, and at least one.
     *
     * @throws LabelingException when more rows of a class are asked for than there are
     */
    public int[] under(SamplingStrategy strategy, @Nullable Cap cap) {
        var wanted = counts.clone();
        if (largest < 0) {
            return wanted;
        }
        if (strategy instanceof SamplingStrategy.Ratio given) {
            requireTwo(given.ratio());
            double rows = counts[other()] / given.ratio();
            if (rows >= counts[largest] + 1.0) {
                throw new LabelingException(
                        StandardError.NOT_ALLOWED,
                        null,
                        "sampling_strategy: " + given.ratio() + " rows of '" + schema.name(other()) + "' per row of '"
                                + schema.name(largest) + "' would need more rows than there are: " + counts[other()]
                                + " to " + counts[largest],
                        "under-sampling makes no row: ask for more than " + (double) counts[other()] / counts[largest]
                                + ", or use over-sampling");
            }
            wanted[largest] = (int) rows;
        } else if (strategy instanceof SamplingStrategy.Counts given) {
            for (int k = 0; k < wanted.length; k++) {
                int rows = given.byClass().getOrDefault(schema.name(k), counts[k]);
                if (rows > counts[k] && counts[k] > 0) {
                    throw new LabelingException(
                            StandardError.NOT_ALLOWED,
                            null,
                            "sampling_strategy: " + rows + " rows of '" + schema.name(k) + "' are more than the "
                                    + counts[k] + " that there are",
                            "under-sampling makes no row: ask for at most " + counts[k] + ", or use over-sampling");
                }
                wanted[k] = Math.min(rows, counts[k]);
            }
        } else {
            for (int k = 0; k < wanted.length; k++) {
                boolean shrinks = switch ((SamplingStrategy.Rule) strategy) {
                    case AUTO, NOT_MINORITY -> k != smallest;
                    case MINORITY -> k == smallest;
                    case MAJORITY -> k == largest;
                    case NOT_MAJORITY -> k != largest;
                    case ALL -> true;
                };
                wanted[k] = shrinks ? Math.min(counts[k], counts[smallest]) : counts[k];
            }
        }
        for (int k = 0; k < wanted.length; k++) {
            wanted[k] = Math.min(wanted[k], most(cap, k));
        }
        return wanted;
    }

    private int most(@Nullable Cap cap, int index) {
        return cap == null ? Integer.MAX_VALUE : cap.of(schema, index);
    }

    /** Of two classes the one that is not the largest; of equal ones the second. */
    private int other() {
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0 && k != largest) {
                return k;
            }
        }
        return largest;
    }

    private void requireTwo(double ratio) {
        int present = 0;
        for (int count : counts) {
            present += count > 0 ? 1 : 0;
        }
        if (present > 2) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "sampling_strategy: the ratio " + ratio + " is one of two classes, and rows of " + present
                            + " classes are there",
                    "say how many rows each class shall have: sampling_strategy: {" + schema.name(smallest) + ": "
                            + counts[largest] + "}");
        }
    }
}
