package io.labelwright.review.people;

import io.labelwright.spi.people.PersonAnswer;
import io.labelwright.spi.people.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the answers to one item decide. Who comes last has no say: people who differ leave the item open, and only a
 * decision by somebody who saw both answers settles it.
 *
 * @param kind what follows
 * @param label name of the class that is given, or that is rejected; null for none
 * @param author who gave it, the first by name when several did; null for none
 * @param reason in words, for the table of labels
 */
record Decision(Kind kind, @Nullable String label, @Nullable String author, String reason) {

    /** What follows from answers. */
    enum Kind {
        /** Nothing: the label stays as it was. */
        NONE,
        /** The label is given, and stays. */
        GIVEN,
        /** The item is open again. */
        OPEN,
        /** A class is ruled out: the item is open again if that was its label. */
        REJECTED
    }

    private static final Decision NOTHING = new Decision(Kind.NONE, null, null, "");

    /**
     * Decides about one item.
     *
     * @param answers the last answer of each person, by name
     * @param single whether one answer is enough to give the label
     */
    static Decision of(List<PersonAnswer> answers, boolean single) {
        List<PersonAnswer> adjudicated = with(answers, Verdict.ADJUDICATE);
        if (!adjudicated.isEmpty()) {
            return agreed(adjudicated, "adjudicated by ", "those who adjudicate differ");
        }
        if (!single) {
            return NOTHING;
        }
        List<PersonAnswer> flagged = with(answers, Verdict.FLAG);
        List<PersonAnswer> given = with(answers, Verdict.ANSWER);
        if (!given.isEmpty()) {
            return agreed(given, "given by ", "people differ");
        }
        if (!flagged.isEmpty()) {
            PersonAnswer first = flagged.get(0);
            return new Decision(
                    Kind.OPEN,
                    null,
                    null,
                    "flagged by " + first.annotator() + (first.note() == null ? "" : ": " + first.note()));
        }
        List<PersonAnswer> rejected = with(answers, Verdict.REJECT);
        if (!rejected.isEmpty()) {
            PersonAnswer first = rejected.get(0);
            return new Decision(
                    Kind.REJECTED, first.label(), null, first.label() + " rejected by " + first.annotator());
        }
        return answers.isEmpty()
                ? NOTHING
                : new Decision(
                        Kind.NONE, null, null, "skipped by " + answers.get(0).annotator());
    }

    private static Decision agreed(List<PersonAnswer> answers, String by, String differ) {
        String label = answers.get(0).label();
        if (answers.stream().allMatch(answer -> Objects.equals(answer.label(), label))) {
            return new Decision(
                    Kind.GIVEN,
                    label,
                    answers.get(0).annotator(),
                    by + answers.stream().map(PersonAnswer::annotator).collect(Collectors.joining(", ")));
        }
        return new Decision(Kind.OPEN, null, null, differ + ": " + said(answers));
    }

    /** For example {@code ham by ann, spam by bob}. */
    static String said(List<PersonAnswer> answers) {
        return answers.stream()
                .map(answer -> answer.label() + " by " + answer.annotator())
                .collect(Collectors.joining(", "));
    }

    /** Whether people gave different classes and nobody has decided yet. */
    static boolean isDisputed(List<PersonAnswer> answers) {
        return with(answers, Verdict.ADJUDICATE).isEmpty()
                && with(answers, Verdict.ANSWER).stream()
                                .map(PersonAnswer::label)
                                .distinct()
                                .count()
                        > 1;
    }

    static List<PersonAnswer> with(List<PersonAnswer> answers, Verdict verdict) {
        return answers.stream().filter(answer -> answer.verdict() == verdict).toList();
    }
}
