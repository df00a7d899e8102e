package io.labelwright.engine.review;

import io.labelwright.spi.problem.Place;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it stands in a file, not checked yet.
 *
 * @param place file and row
 * @param stage the stage that asked; null when the file does not say
 * @param item id of the item
 * @param annotator who answers; null when not said
 * @param label the class; null for none
 * @param verdict word of the verdict; null when not said
 * @param note what else is said; null for nothing
 * @param time when, in the form of ISO 8601; null when not said
 */
public record GivenAnswer(
        Place place,
        @Nullable String stage,
        @Nullable String item,
        @Nullable String annotator,
        @Nullable String label,
        @Nullable String verdict,
        @Nullable String note,
        @Nullable String time) {

    /** Whether there is no answer in it: a task that somebody left empty. */
    public boolean isEmpty() {
        return label == null && verdict == null && note == null;
    }
}
