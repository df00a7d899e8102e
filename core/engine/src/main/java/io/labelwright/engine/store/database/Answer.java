package io.labelwright.engine.store.database;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person answered about an item. An answer never changes: a correction is a new one that names the old one.
 *
 * @param number its place in the log of its workflow, from 1; 0 before it is kept
 * @param workflow the workflow that asked
 * @param stage the stage that asked, for example {@code LOOP/3/people}
 * @param round round of the loop; 0 outside of one
 * @param label the class, number or other value given; null when none was
 * @param verdict what was said instead of or beside a label, for example {@code skip}; null for nothing
 * @param note what else was said; null for nothing
 * @param time when
 * @param guidelines hash of the guidelines that the person saw; null when there were none
 * @param corrects number of the answer that this one takes the place of; 0 for none
 */
public record Answer(
        long number,
        String workflow,
        String stage,
        int round,
        String item,
        String annotator,
        @Nullable String label,
        @Nullable String verdict,
        @Nullable String note,
        Instant time,
        @Nullable String guidelines,
        long corrects) {

    /** The same under a number. */
    public Answer numbered(long newNumber) {
        return new Answer(
                newNumber, workflow, stage, round, item, annotator, label, verdict, note, time, guidelines, corrects);
    }

    /** The same as a correction of another one. */
    public Answer correcting(long other) {
        return new Answer(
                number, workflow, stage, round, item, annotator, label, verdict, note, time, guidelines, other);
    }

    /** The hash of it and of all answers before it. */
    String chain(String before) {
        return Checksum.of(
                before,
                number,
                workflow,
                stage,
                round,
                item,
                annotator,
                label,
                verdict,
                note,
                time,
                guidelines,
                corrects);
    }
}
