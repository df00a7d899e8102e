package io.labelwright.engine.people;

import io.labelwright.engine.store.database.Answer;
import io.labelwright.engine.store.file.Sha256;
import io.labelwright.spi.people.PersonAnswer;
import io.labelwright.spi.people.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answers to one stage that count: of each person's answers to an item the last one by its time, and among equal
 * times the one that came last. In the order of items and annotators, so that the order in which answers came changes
 * nothing.
 */
public final class StageAnswers {

    private static final Comparator<PersonAnswer> ORDER =
            Comparator.comparing(PersonAnswer::item).thenComparing(PersonAnswer::annotator);

    private final List<PersonAnswer> answers;

    private StageAnswers(List<PersonAnswer> answers) {
        this.answers = answers;
    }

    /** Whose answer to which item. */
    private record Question(String item, String annotator) {}

    /**
     * The answers to a stage.
     *
     * @param log all answers of its workflow in the order in which they came
     */
    public static StageAnswers of(List<Answer> log, String stage) {
        Map<Question, Answer> last = new HashMap<>();
        for (Answer answer : log) {
            if (answer.stage().equals(stage)) {
                last.merge(
                        new Question(answer.item(), answer.annotator()),
                        answer,
                        (one, other) -> other.time().isBefore(one.time()) ? one : other);
            }
        }
        var answers = new ArrayList<PersonAnswer>();
        for (Answer answer : last.values()) {
            answers.add(new PersonAnswer(
                    answer.item(),
                    answer.annotator(),
                    verdict(answer.verdict()),
                    answer.label(),
                    answer.note(),
                    answer.time(),
                    answer.guidelines()));
        }
        answers.sort(ORDER);
        return new StageAnswers(List.copyOf(answers));
    }

    private static Verdict verdict(@Nullable String word) {
        // A word that only a later version knows is no label, whatever it is.
        return word == null ? Verdict.ANSWER : Verdict.ofWord(word).orElse(Verdict.SKIP);
    }

    /** The answers, by item and annotator. */
    public List<PersonAnswer> all() {
        return answers;
    }

    /** How many there are. */
    public int count() {
        return answers.size();
    }

    /** A hash of all that they say. */
    public String hash() {
        var text = new StringBuilder();
        for (PersonAnswer answer : answers) {
            part(text, answer.item());
            part(text, answer.annotator());
            part(text, answer.verdict().word());
            part(text, answer.label());
            part(text, answer.note());
            part(text, answer.time().toString());
            part(text, answer.guidelines());
            text.append('\n');
        }
        return Sha256.of(text.toString());
    }

    private static void part(StringBuilder text, @Nullable String part) {
        text.append(part == null ? -1 : part.length()).append(':').append(part == null ? "" : part);
    }
}
