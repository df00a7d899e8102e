package io.labelwright.platforms.prodigy;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.JsonRecords;
import io.labelwright.platforms.json.Refusal;
import io.labelwright.platforms.record.Answer;
import io.labelwright.platforms.record.AnswerRows;
import io.labelwright.platforms.record.FieldKeys;
import io.labelwright.platforms.record.Reading;
import io.labelwright.platforms.record.RowIds;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code import/prodigy}. Several tasks may be about one input: they are one item, told by the hash of the input, and
 * what differs between them is no field.
 */
final class ProdigySource implements Source {

    private static final Set<String> OF_THE_TASK =
            Set.of("label", "accept", "spans", "user_input", "answer", "options", "score", "priority", "flagged");
    private static final Set<String> META_OF_THE_TASK = Set.of("score", "pattern");

    private final ProdigyImportConfig config;

    ProdigySource(ProdigyImportConfig config) {
        this.config = config;
    }

    @Override
    public Optional<List<String>> header(SourceInput input) throws IOException {
        new JsonRecords(input).firstCharacter();
        return Optional.empty();
    }

    @Override
    public void read(SourceInput input, RecordSink sink) throws IOException {
        var rows = new AnswerRows(sink);
        Reading as = config.as() == Reading.AUTO && rows.wantsAnswers() ? natural(input) : config.as();
        var ids = new RowIds(config.itemId(), "_input_hash");
        new JsonRecords(input).readAny(sink::bad, (task, line) -> task(task, line, as, ids, rows));
    }

    private Reading natural(SourceInput input) throws IOException {
        Set<Reading> found = EnumSet.noneOf(Reading.class);
        new JsonRecords(input)
                .readAny((line, column, reason, text) -> {}, (task, line) -> found.addAll(ProdigyLabels.kinds(task)));
        if (found.contains(Reading.CLASSES)) {
            found.remove(Reading.CLASS);
        }
        if (found.size() > 1) {
            throw new LabelingException(
                    StandardError.MISSING_KEY,
                    Place.of(input.name()),
                    "the file has labels of several kinds: "
                            + String.join(
                                    ", ",
                                    found.stream()
                                            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                            .toList()),
                    "say as: KIND for the one that is meant");
        }
        return found.isEmpty() ? Reading.CLASS : found.iterator().next();
    }

    private void task(Json.Members task, long line, Reading as, RowIds ids, AnswerRows rows) throws Refusal {
        String item = ids.next(task);
        rows.item(item, fields(task, ids), line);
        if (rows.wantsAnswers()) {
            Answer answer = answer(task, item, as);
            if (answer != null) {
                rows.answerOrTruth(answer, line);
            }
        }
    }

    /** A task without {@code answer} is one to be done, unless it holds a label: then it is data given as accepted. */
    private @Nullable Answer answer(Json.Members task, String item, Reading as) throws Refusal {
        String word = task.get("answer").scalar();
        boolean given = ProdigyLabels.has(task, as);
        if (word == null && !given) {
            return null;
        }
        boolean accepted = word == null || word.equals("accept");
        String label = given || accepted ? ProdigyLabels.text(task, as, config.offsets()) : null;
        String annotator = task.get("_annotator_id").scalar();
        Answer answer = Answer.of(
                        item, annotator == null ? task.get("_session_id").scalar() : annotator, label)
                .at(task.get("_timestamp").scalar())
                .noting(task.get("flagged").isTrue() ? "flagged" : null);
        return switch (word == null ? "accept" : word) {
            case "accept" -> answer;
            case "ignore" -> answer.with(Answer.Verdict.SKIP);
            // Against what, is not known: the answer is kept and does not count.
            case "reject" ->
                label == null ? answer.with(Answer.Verdict.SKIP).noting("reject") : answer.with(Answer.Verdict.REJECT);
            default -> throw new Refusal("the answer '" + word + "' is none of accept, reject, ignore");
        };
    }

    private static Map<String, String> fields(Json.Members task, RowIds ids) {
        Map<String, String> fields = new LinkedHashMap<>();
        task.values().forEach((key, value) -> {
            if (key.equals("meta") && value instanceof Json.Members meta) {
                meta.values().forEach((name, inner) -> {
                    if (!META_OF_THE_TASK.contains(name)) {
                        fields.put("meta." + name, inner.field());
                    }
                });
            } else if (!OF_THE_TASK.contains(key) && !key.startsWith("_") && !ids.isId(key)) {
                fields.put(FieldKeys.field(key), value.field());
            }
        });
        return fields;
    }
}
