package io.labelwright.engine.review;

import io.labelwright.engine.label.LabelForm;
import io.labelwright.engine.label.LabelProblem;
import io.labelwright.engine.label.Pair;
import io.labelwright.engine.run.Intake;
import io.labelwright.engine.store.database.Answer;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.people.Verdict;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Dictionary;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks answers one by one and gathers all that is wrong with any of them. */
final class AnswerCheck {

    /** Clocks of two machines may differ by so much. */
    private static final Duration FUTURE = Duration.ofDays(1);

    private static final int MOST_PROBLEMS = 100;
    private static final int LONGEST = 100_000;

    private final LabelSchema schema;
    private final LabelForm form;
    private final Intake intake;
    private final StageOfAnswer stages;
    private final Instant now;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<List<String>, GivenAnswer> seen = new HashMap<>();

    AnswerCheck(LabelSchema schema, Intake intake, StageOfAnswer stages, Instant now) {
        this.schema = schema;
        this.form = LabelForm.of(schema);
        this.intake = intake;
        this.stages = stages;
        this.now = now;
    }

    /**
     * The answers, ready for the log.
     *
     * @throws LabelingException with all problems of all rows, when there is one
     */
    List<Answer> check(List<GivenAnswer> given, String workflow, @Nullable String guidelines) {
        var answers = new ArrayList<Answer>();
        for (GivenAnswer one : given) {
            if (problems.size() >= MOST_PROBLEMS) {
                break;
            }
            int before = problems.size();
            Answer answer = answer(one, workflow, guidelines);
            if (problems.size() == before && answer != null) {
                answers.add(answer);
            }
        }
        if (!problems.isEmpty()) {
            throw new LabelingException(problems);
        }
        return answers;
    }

    private @Nullable Answer answer(GivenAnswer given, String workflow, @Nullable String guidelines) {
        String item = given.item();
        String annotator = given.annotator();
        if (item == null) {
            wrong(given, StandardError.BAD_ROW, "it names no item", null);
        }
        if (annotator == null || annotator.isBlank()) {
            wrong(
                    given,
                    StandardError.BAD_ROW,
                    "the answer" + (item == null ? "" : " to item " + SafeText.quoted(item)) + " has no annotator",
                    "every answer says who gave it: fill in the column annotator, or give --annotator NAME");
        }
        Verdict verdict = verdict(given);
        String label = verdict == null ? null : label(given, verdict);
        Instant time = time(given);
        String stage = null;
        try {
            stage = stages.of(given);
        } catch (LabelingException e) {
            problems.addAll(e.problems());
        }
        for (String text : new @Nullable String[] {annotator, given.note()}) {
            if (text != null && text.length() > LONGEST) {
                wrong(given, StandardError.BAD_ROW, "a text of " + text.length() + " characters is too long", null);
            }
        }
        if (item == null || annotator == null || stage == null || time == null || verdict == null) {
            return null;
        }
        checkItem(given, item, stage);
        checkTwice(given, stage, item, annotator, label);
        return new Answer(
                0,
                workflow,
                stage,
                round(stage),
                item,
                annotator,
                label,
                verdict.word(),
                given.note(),
                time,
                guidelines,
                0);
    }

    private @Nullable Verdict verdict(GivenAnswer given) {
        String word = given.verdict();
        if (word == null) {
            return given.label() == null ? Verdict.SKIP : Verdict.ANSWER;
        }
        List<String> words = Arrays.stream(Verdict.values()).map(Verdict::word).toList();
        Verdict verdict = Verdict.ofWord(word).orElse(null);
        if (verdict == null) {
            wrong(
                    given,
                    StandardError.BAD_ROW,
                    SafeText.quoted(word) + " is no verdict",
                    NearestWord.hint(word, words));
        }
        return verdict;
    }

    private @Nullable String label(GivenAnswer given, Verdict verdict) {
        String label = given.label();
        if (label == null) {
            if (verdict.namesClass()) {
                wrong(
                        given,
                        StandardError.BAD_ROW,
                        "the verdict " + verdict.word() + " needs a label",
                        "leave both empty for a task without an answer");
            } else if (given.verdict() == null) {
                wrong(
                        given,
                        StandardError.BAD_ROW,
                        "there is a note and no label",
                        "say the verdict skip or flag if that is what it means");
            }
            return null;
        }
        if (!verdict.namesClass()) {
            wrong(
                    given,
                    StandardError.BAD_ROW,
                    "the verdict " + verdict.word() + " comes with the label " + SafeText.quoted(label),
                    "leave the label empty, or say answer");
            return null;
        }
        try {
            if (schema.task() == Task.PAIRWISE) {
                Pair.ofId(String.valueOf(given.item())).ifPresent(pair -> pair.checkWinner(label));
                return label;
            }
            return form.canonical(label);
        } catch (LabelProblem e) {
            List<String> names = schema.classes().stream().map(LabelClass::name).toList();
            boolean unknown = e.code() == StandardError.UNKNOWN_LABEL && e.hint() == null;
            wrong(given, e.code(), e.what(), unknown ? "the classes are " + String.join(", ", names) : e.hint());
            return null;
        }
    }

    private @Nullable Instant time(GivenAnswer given) {
        String text = given.time();
        if (text == null) {
            return now;
        }
        Instant time;
        try {
            time = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            wrong(
                    given,
                    StandardError.BAD_ROW,
                    SafeText.quoted(text) + " is no time with an offset",
                    "write it as 2025-03-31T14:05:00Z, or leave it empty for the time of the import");
            return null;
        }
        if (time.isAfter(now.plus(FUTURE))) {
            wrong(given, StandardError.BAD_ROW, SafeText.quoted(text) + " lies in the future", null);
            return null;
        }
        return time;
    }

    private void checkItem(GivenAnswer given, String item, String stage) {
        if (schema.task() == Task.PAIRWISE) {
            Pair pair = Pair.ofId(item).orElse(null);
            if (pair == null) {
                wrong(
                        given,
                        StandardError.UNKNOWN_ITEM,
                        SafeText.quoted(item) + " is no comparison",
                        "a comparison is called by the ids of both items, as in [\"a\",\"b\"], sorted");
            } else {
                checkKnown(given, pair.left(), stage);
                checkKnown(given, pair.right(), stage);
            }
            return;
        }
        checkKnown(given, item, stage);
    }

    private void checkKnown(GivenAnswer given, String item, String stage) {
        Dictionary ids = intake.items(stage);
        if (ids.find(item) < 0) {
            wrong(
                    given,
                    StandardError.UNKNOWN_ITEM,
                    "there is no item " + SafeText.quoted(item),
                    ids.size() > 10_000 ? null : NearestWord.hint(item, names(ids)));
        }
    }

    private static List<String> names(Dictionary ids) {
        var names = new ArrayList<String>();
        for (int code = 0; code < ids.size(); code++) {
            names.add(ids.get(code));
        }
        return names;
    }

    /** Which of two answers in one file counts, only their times can say. */
    private void checkTwice(GivenAnswer given, String stage, String item, String annotator, @Nullable String label) {
        GivenAnswer before = seen.put(List.of(stage, item, annotator), given);
        if (before == null
                || (Objects.equals(before.label(), given.label())
                        && Objects.equals(before.verdict(), given.verdict()))) {
            return;
        }
        if (before.time() == null || given.time() == null || before.time().equals(given.time())) {
            wrong(
                    given,
                    StandardError.REPEATED_ANSWER,
                    SafeText.quoted(annotator) + " answers item " + SafeText.quoted(item) + " by "
                            + SafeText.quoted(String.valueOf(label)) + " here and otherwise in "
                            + before.place(),
                    "leave one of the rows, or give both a time to say which is later");
        }
    }

    /** The round in the id of a stage of a loop, such as {@code LOOP/3/people}; 0 outside of one. */
    private static int round(String stage) {
        int from = stage.indexOf('/');
        int to = stage.indexOf('/', from + 1);
        String number = from < 0 || to < 0 ? "0" : stage.substring(from + 1, to);
        return number.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(number);
    }

    private void wrong(GivenAnswer given, StandardError code, String message, @Nullable String hint) {
        problems.add(Problem.error(code, given.place(), message, hint));
    }
}
