package io.labelwright.spi.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person said about an item, with all corrections made.
 *
 * @param item the item's id
 * @param annotator who
 * @param verdict what is said
 * @param label name of the class; null for verdicts without one
 * @param note what else was said; null for nothing
 * @param time when
 * @param guidelines version of the guidelines that the person followed; null when there were none
 */
public record PersonAnswer(
        String item,
        String annotator,
        Verdict verdict,
        @Nullable String label,
        @Nullable String note,
        Instant time,
        @Nullable String guidelines) {}
