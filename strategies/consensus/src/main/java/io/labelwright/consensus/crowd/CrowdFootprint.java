package io.labelwright.consensus.crowd;

import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;

/** What an iterative consensus method holds beside answers and labels. */
public final class CrowdFootprint {

    private CrowdFootprint() {}

    /**
     * The most that is in use: what is kept of items and annotators while labels are written, or what iterations need
     * before there are any.
     *
     * @param itemBytes bytes that stay with each item between iterations
     * @param numbers numbers that the method learns of each annotator
     */
    public static Footprint of(DataSizes sizes, long itemBytes, long numbers) {
        long parameters = sizes.annotators() * numbers * Double.BYTES;
        // Parameters before and after with what they were made of, and what each thread adds up.
        long iterating = parameters * (4L + sizes.threads());
        long labels = sizes.items() * Double.BYTES * (sizes.classes() + 1L);
        return Footprint.working(sizes.items() * itemBytes + Math.max(2 * parameters, iterating - labels));
    }
}
