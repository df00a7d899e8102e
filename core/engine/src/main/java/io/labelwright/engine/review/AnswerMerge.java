package io.labelwright.engine.review;

import io.labelwright.engine.store.database.Answer;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of the answers that are handed in are new. An answer that is in the log, word for word, is not added
 * again, so that a file can be handed in twice. One that says something else than the same person's last answer is a
 * correction and names it.
 */
final class AnswerMerge {

    private final List<Answer> given;
    private final List<GivenAnswer> rows;
    /** Answers that equal one that was corrected since and that do not say when they were given. */
    private final List<Integer> overtaken = new ArrayList<>();

    /**
     * Answers to merge into a log.
     *
     * @param given answers that were checked
     * @param rows what each was in its file
     */
    AnswerMerge(List<Answer> given, List<GivenAnswer> rows) {
        this.given = given;
        this.rows = rows;
    }

    private record Question(String stage, String item, String annotator) {}

    /** What an answer says. */
    private record Said(
            Question question,
            @Nullable String label,
            @Nullable String verdict,
            @Nullable String note) {}

    private static Question question(Answer answer) {
        return new Question(answer.stage(), answer.item(), answer.annotator());
    }

    private static Said said(Answer answer) {
        return new Said(question(answer), answer.label(), answer.verdict(), answer.note());
    }

    /** The answers to add to a log; those that are in it already are left out. */
    List<Answer> decide(List<Answer> log) {
        overtaken.clear();
        Map<Said, Set<Instant>> known = new HashMap<>();
        Map<Question, Answer> last = new HashMap<>();
        for (Answer answer : log) {
            known.computeIfAbsent(said(answer), said -> new HashSet<>()).add(answer.time());
            last.merge(question(answer), answer, AnswerMerge::later);
        }
        var added = new ArrayList<Answer>();
        for (int i = 0; i < given.size(); i++) {
            Answer answer = given.get(i);
            Answer before = last.get(question(answer));
            if (before != null && said(before).equals(said(answer))) {
                continue;
            }
            Set<Instant> times = known.getOrDefault(said(answer), Set.of());
            boolean timed = rows.get(i).time() != null;
            if (timed ? times.contains(answer.time()) : !times.isEmpty()) {
                if (!timed) {
                    overtaken.add(i);
                }
                continue;
            }
            Answer told = before != null && !answer.time().isBefore(before.time())
                    ? answer.correcting(before.number())
                    : answer;
            // The number that it will have in the log, for a later row that corrects it.
            Answer kept = told.numbered(log.size() + added.size() + 1L);
            added.add(kept);
            known.computeIfAbsent(said(kept), said -> new HashSet<>()).add(kept.time());
            last.merge(question(kept), kept, AnswerMerge::later);
        }
        return added;
    }

    private static Answer later(Answer one, Answer other) {
        return other.time().isBefore(one.time()) ? one : other;
    }

    /** What was not added though it may have been meant. */
    List<Problem> warnings() {
        return overtaken.stream()
                .map(i -> Problem.warning(
                        StandardError.REPEATED_ANSWER,
                        rows.get(i).place(),
                        "the answer of " + SafeText.quoted(given.get(i).annotator()) + " to item "
                                + SafeText.quoted(given.get(i).item())
                                + " is an earlier one that was corrected since; the correction stands",
                        "to return to it say when, in the column time"))
                .toList();
    }
}
