package io.labelwright.platforms.mturk;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.Refusal;
import io.labelwright.platforms.record.Answer;
import io.labelwright.platforms.record.AnswerRows;
import io.labelwright.platforms.record.AnswerShape;
import io.labelwright.platforms.record.Columns;
import io.labelwright.platforms.record.CsvRecords;
import io.labelwright.platforms.record.FieldKeys;
import io.labelwright.platforms.record.Reading;
import io.labelwright.platforms.record.SourceText;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code import/mturk}. Reads the file twice where answers are asked for: which answers there are, and of what kind, is
 * known when all rows were seen.
 */
final class MturkSource implements Source {

    private static final String WORKER = "WorkerId";
    private static final String STATUS = "AssignmentStatus";
    private static final String INPUT = "Input.";

    private final MturkImportConfig config;

    MturkSource(MturkImportConfig config) {
        this.config = config;
    }

    /** What of the answers is the label. */
    private record Chosen(String answer, Reading as) {}

    @Override
    public Optional<List<String>> header(SourceInput input) throws IOException {
        columns(input);
        return Optional.empty();
    }

    private void columns(SourceInput input) throws IOException {
        List<String> header = records(input).header();
        Columns.require(header, config.itemId(), "which is the item's id (item_id)", input.name());
        Columns.require(header, WORKER, "as results of MTurk have it", input.name());
    }

    private CsvRecords records(SourceInput input) {
        return new CsvRecords(input, "auto", config.encoding());
    }

    @Override
    public void read(SourceInput input, RecordSink sink) throws IOException {
        columns(input);
        var rows = new AnswerRows(sink);
        Chosen chosen = rows.wantsAnswers() ? survey(input) : null;
        records(input).read(sink::bad, (row, line) -> row(row, line, chosen, rows));
    }

    private @Nullable Chosen survey(SourceInput input) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        Map<String, Set<Reading>> suggested = new LinkedHashMap<>();
        records(input)
                .read(
                        (line, column, reason, text) -> {},
                        (row, line) -> MturkAnswers.of(row).forEach((name, value) -> {
                            names.add(name);
                            Reading reading = AnswerShape.suggested(value);
                            if (reading != null) {
                                suggested
                                        .computeIfAbsent(name, key -> EnumSet.noneOf(Reading.class))
                                        .add(reading);
                            }
                        }));
        String answer = config.answer();
        if (names.isEmpty() && records(input).header().stream().anyMatch(name -> name.startsWith("Answer."))) {
            // A batch that nobody has worked on yet.
            return null;
        }
        if (answer == null) {
            answer = Columns.only(names, input.name());
        } else {
            Columns.require(new ArrayList<>(names), answer, "which answer names", input.name());
        }
        Reading as = config.as() == Reading.AUTO
                ? AnswerShape.together(suggested.getOrDefault(answer, Set.of()))
                : config.as();
        return new Chosen(answer, as);
    }

    private void row(Json.Members row, long line, @Nullable Chosen chosen, AnswerRows rows) throws Refusal {
        String item = row.get(config.itemId()).scalar();
        if (item == null) {
            throw new Refusal("no " + config.itemId() + ", which is the item's id");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        row.values().forEach((column, value) -> {
            if (column.startsWith(INPUT) && !column.equals(config.itemId())) {
                fields.put(FieldKeys.field(column.substring(INPUT.length())), value.field());
            }
        });
        rows.item(item, fields, line);
        String worker = row.get(WORKER).scalar();
        // A row without a worker is a HIT that nobody has done yet.
        if (chosen != null && worker != null) {
            answer(row, item, worker, chosen, line, rows);
        }
    }

    private void answer(Json.Members row, String item, String worker, Chosen chosen, long line, AnswerRows rows)
            throws Refusal {
        boolean rejected = "Rejected".equalsIgnoreCase(row.get(STATUS).scalar());
        if (rejected && config.rejected() == MturkImportConfig.Rejected.REJECT) {
            throw new Refusal("the assignment of " + worker + " for " + item + " was rejected");
        }
        Json value = MturkAnswers.of(row).getOrDefault(chosen.answer(), Json.Nothing.VALUE);
        String text = row.get(config.textColumn()).scalar();
        SourceText source = text == null ? null : new SourceText(text, config.offsets());
        String label = value.isNothing() ? null : AnswerShape.label(value, chosen.as(), source);
        Answer answer = Answer.of(item, worker, label).at(row.get("SubmitTime").scalar());
        rows.answerOrTruth(
                rejected && config.rejected() == MturkImportConfig.Rejected.SKIP
                        ? answer.with(Answer.Verdict.SKIP).noting("rejected")
                        : answer,
                line);
    }
}
