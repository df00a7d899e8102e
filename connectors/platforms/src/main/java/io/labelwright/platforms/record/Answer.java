package io.labelwright.platforms.record;

import org.jspecify.annotations.Nullable;

/**
 * What somebody said about an item.
 *
 * @param item id of the item
 * @param annotator who; null when the format does not say it
 * @param label the label as tables hold it; null when there is none
 * @param confidence from 0 to 1 as the file spells it; null when not known
 * @param time as the file spells it; null when not known
 * @param model whether a model gave it, not a person
 * @param verdict what the label is
 * @param note what the annotator wrote beside it; null for nothing
 */
public record Answer(
        String item,
        @Nullable String annotator,
        @Nullable String label,
        @Nullable String confidence,
        @Nullable String time,
        boolean model,
        Verdict verdict,
        @Nullable String note) {

    /** What a label is to the answer. */
    public enum Verdict {
        /** The annotator's choice. */
        ANSWER,
        /** What the annotator voted against. */
        REJECT,
        /** Nothing that counts: the annotator passed, or did not finish. */
        SKIP
    }

    /** A person's answer; without a label the person passed. */
    public static Answer of(String item, @Nullable String annotator, @Nullable String label) {
        return new Answer(
                item, annotator, label, null, null, false, label == null ? Verdict.SKIP : Verdict.ANSWER, null);
    }

    /** The same with another verdict. */
    public Answer with(Verdict changed) {
        return new Answer(item, annotator, label, confidence, time, model, changed, note);
    }

    /** The same at a time. */
    public Answer at(@Nullable String when) {
        return new Answer(item, annotator, label, confidence, when, model, verdict, note);
    }

    /** The same with a confidence. */
    public Answer sure(@Nullable String share) {
        return new Answer(item, annotator, label, share, time, model, verdict, note);
    }

    /** The same with a note. */
    public Answer noting(@Nullable String text) {
        return new Answer(item, annotator, label, confidence, time, model, verdict, text);
    }

    /** The same, given by a model. */
    public Answer byModel() {
        return new Answer(item, annotator, label, confidence, time, true, verdict, note);
    }
}
