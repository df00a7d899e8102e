package io.labelwright.imbalance.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sampler has done.
 *
 * @param kept the rows that stay, ascending; null: all
 * @param made new rows, one after the other
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, read only
public record Sampled(int @Nullable [] kept, List<MadeRows> made) {

    /** All rows stay, and none is made. */
    public static final Sampled UNCHANGED = new Sampled(null, List.of());

    /** Some rows stay, and none is made. */
    public static Sampled only(int[] kept) {
        return new Sampled(kept, List.of());
    }

    /** All rows stay, and some are made. */
    public static Sampled with(List<MadeRows> made) {
        return new Sampled(null, made);
    }
}
