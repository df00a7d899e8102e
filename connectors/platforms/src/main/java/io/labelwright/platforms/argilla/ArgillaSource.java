package io.labelwright.platforms.argilla;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.JsonRecords;
import io.labelwright.platforms.json.Refusal;
import io.labelwright.platforms.record.Answer;
import io.labelwright.platforms.record.AnswerRows;
import io.labelwright.platforms.record.FieldKeys;
import io.labelwright.platforms.record.Reading;
import io.labelwright.platforms.record.RowIds;
import io.labelwright.platforms.record.SourceText;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code import/argilla}. Reads the file twice where answers are asked for: which questions there are, and of what
 * kind, is known when all records were seen. Responses that are drafts or discarded are kept and do not count.
 */
final class ArgillaSource implements Source {

    static final String META = "meta.";
    static final String VECTOR = "vector.";

    private final ArgillaImportConfig config;

    ArgillaSource(ArgillaImportConfig config) {
        this.config = config;
    }

    /** What of the answers is the label. */
    private record Chosen(String question, Reading as) {}

    @Override
    public Optional<List<String>> header(SourceInput input) throws IOException {
        new JsonRecords(input).firstCharacter();
        return Optional.empty();
    }

    @Override
    public void read(SourceInput input, RecordSink sink) throws IOException {
        var rows = new AnswerRows(sink);
        Chosen chosen = rows.wantsAnswers() ? survey(input) : null;
        var ids = new RowIds(config.itemId(), "id");
        new JsonRecords(input).readAny(sink::bad, (record, line) -> record(record, line, chosen, ids, rows));
    }

    private @Nullable Chosen survey(SourceInput input) throws IOException {
        Map<String, Set<Reading>> questions = new TreeMap<>();
        new JsonRecords(input).readAny((line, column, reason, text) -> {}, (record, line) -> {
            for (QuestionAnswer answer : QuestionAnswer.of(record)) {
                questions
                        .computeIfAbsent(answer.question(), name -> EnumSet.noneOf(Reading.class))
                        .add(kind(answer.value()));
            }
        });
        String question = config.question();
        if (question == null && questions.size() > 1) {
            throw new LabelingException(
                    StandardError.MISSING_KEY,
                    Place.of(input.name()),
                    "the records have several questions: " + String.join(", ", questions.keySet()),
                    "say question: NAME for the one whose answers are the labels");
        }
        if (questions.isEmpty()) {
            return null;
        }
        String name = question == null ? questions.keySet().iterator().next() : question;
        Set<Reading> kinds = questions.get(name);
        if (kinds == null) {
            throw new LabelingException(
                    StandardError.UNKNOWN_COLUMN,
                    Place.of(input.name()),
                    "no answer is to the question '" + name + "'",
                    "there are " + String.join(", ", questions.keySet()));
        }
        Reading natural = kinds.contains(Reading.SPANS)
                ? Reading.SPANS
                : kinds.contains(Reading.CLASSES) ? Reading.CLASSES : Reading.CLASS;
        return new Chosen(name, config.as() == Reading.AUTO ? natural : config.as());
    }

    private static Reading kind(Json value) {
        if (value.elements().stream().anyMatch(element -> !element.get("start").isNothing())) {
            return Reading.SPANS;
        }
        return value instanceof Json.Elements ? Reading.CLASSES : Reading.CLASS;
    }

    private void record(Json.Members record, long line, @Nullable Chosen chosen, RowIds ids, AnswerRows rows)
            throws Refusal {
        if (!(record.get("fields") instanceof Json.Members fields)) {
            throw new Refusal("a record needs an object 'fields'");
        }
        String item = ids.next(record);
        rows.item(item, fields(record, fields), line);
        if (chosen == null || !rows.wantsAnswers()) {
            return;
        }
        for (QuestionAnswer given : QuestionAnswer.of(record)) {
            if (given.question().equals(chosen.question())) {
                try {
                    rows.answerOrTruth(answer(item, given, chosen.as(), fields), line);
                } catch (Refusal e) {
                    String who = given.suggestion() ? "suggestion of " : "response of ";
                    rows.bad(
                            line,
                            who + given.by() + " to record '" + item + "': " + e.reason(),
                            given.value().compact());
                }
            }
        }
    }

    private Answer answer(String item, QuestionAnswer given, Reading as, Json.Members fields) throws Refusal {
        Answer answer = Answer.of(item, given.by(), label(given.value(), as, fields));
        if (given.suggestion()) {
            // Lists of classes have a list of scores, one for each.
            return answer.sure(given.score().scalar()).byModel();
        }
        String status = given.status();
        if (status == null || status.equals("submitted")) {
            return answer;
        }
        if (status.equals("draft") || status.equals("discarded")) {
            return answer.with(Answer.Verdict.SKIP).noting(status);
        }
        throw new Refusal("the status '" + status + "' is none of submitted, draft, discarded");
    }

    private @Nullable String label(Json value, Reading as, Json.Members fields) throws Refusal {
        if (value.isNothing()) {
            return null;
        }
        if (as == Reading.SPANS) {
            return LabelText.spans(spans(value, fields));
        }
        Set<String> names = new LinkedHashSet<>();
        for (Json element : value instanceof Json.Elements ? value.elements() : List.of(value)) {
            // Elements of rankings are objects with a value and its rank.
            String name = element instanceof Json.Members ? element.get("value").scalar() : element.scalar();
            if (name == null) {
                throw new Refusal("an answer " + value.compact() + " that is no name, number, text or list of names");
            }
            names.add(name);
        }
        if (as == Reading.CLASSES) {
            return LabelText.classes(names);
        }
        if (names.size() > 1) {
            throw new Refusal("several classes " + names + ", where one was expected; say as: classes");
        }
        return names.isEmpty() ? null : names.iterator().next();
    }

    private List<Span> spans(Json value, Json.Members fields) throws Refusal {
        if (!(value instanceof Json.Elements list)) {
            throw new Refusal("an answer " + value.compact() + ", where spans were expected");
        }
        var spans = new ArrayList<Span>();
        if (!list.values().isEmpty()) {
            var source = new SourceText(text(fields), config.offsets());
            for (Json span : list.values()) {
                spans.add(source.span(
                        span.get("start"), span.get("end"), span.get("label").scalar(), null));
            }
        }
        spans.sort(null);
        return spans;
    }

    private String text(Json.Members fields) throws Refusal {
        String name = config.textField();
        if (name == null) {
            List<String> texts = fields.values().keySet().stream()
                    .filter(field -> fields.get(field) instanceof Json.Text)
                    .toList();
            name = texts.size() == 1 ? texts.get(0) : "text";
        }
        if (fields.get(name) instanceof Json.Text text) {
            return text.value();
        }
        throw new Refusal("no text in field '" + name + "' to which spans belong; say text_field");
    }

    private static Map<String, String> fields(Json.Members record, Json.Members given) {
        Map<String, String> fields = new LinkedHashMap<>();
        given.values().forEach((name, value) -> {
            boolean ours = name.startsWith(VECTOR);
            fields.put(ours ? "data." + name : FieldKeys.field(name), value.field());
        });
        record.get("metadata").members().forEach((name, value) -> fields.put(META + name, value.field()));
        record.get("vectors").members().forEach((name, value) -> fields.put(VECTOR + name, value.field()));
        return fields;
    }
}
