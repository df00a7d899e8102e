package io.labelwright.platforms.toloka;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.Refusal;
import io.labelwright.platforms.record.Answer;
import io.labelwright.platforms.record.AnswerRows;
import io.labelwright.platforms.record.AnswerShape;
import io.labelwright.platforms.record.Columns;
import io.labelwright.platforms.record.CsvRecords;
import io.labelwright.platforms.record.FieldKeys;
import io.labelwright.platforms.record.Reading;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code import/toloka}. A task with a golden answer is a control task: its truth is gold, its answers are votes. */
final class TolokaSource implements Source {

    private static final String INPUT = "INPUT:";
    private static final String OUTPUT = "OUTPUT:";
    private static final String GOLDEN = "GOLDEN:";
    private static final String WORKER = "ASSIGNMENT:worker_id";
    private static final String TASK = "ASSIGNMENT:task_id";

    private final TolokaImportConfig config;

    TolokaSource(TolokaImportConfig config) {
        this.config = config;
    }

    /** Which columns mean what. */
    private record Names(String item, @Nullable String answer) {}

    @Override
    public Optional<List<String>> header(SourceInput input) throws IOException {
        names(input, false);
        return Optional.empty();
    }

    private CsvRecords records(SourceInput input) {
        return new CsvRecords(input, "tab", config.encoding());
    }

    private Names names(SourceInput input, boolean answers) throws IOException {
        List<String> header = records(input).header();
        List<String> inputs =
                header.stream().filter(column -> column.startsWith(INPUT)).toList();
        String item = config.itemId();
        if (item == null) {
            item = header.contains(INPUT + "id")
                    ? INPUT + "id"
                    : header.contains(TASK) ? TASK : inputs.size() == 1 ? inputs.get(0) : INPUT + "id";
        }
        Columns.require(header, item, "which is the item's id (item_id)", input.name());
        if (!answers) {
            return new Names(item, null);
        }
        Columns.require(header, WORKER, "as assignments of Toloka have it", input.name());
        String answer = config.answer();
        if (answer == null) {
            answer = Columns.only(
                    header.stream()
                            .filter(column -> column.startsWith(OUTPUT))
                            .map(column -> column.substring(OUTPUT.length()))
                            .toList(),
                    input.name());
        }
        Columns.require(header, OUTPUT + answer, "which answer names", input.name());
        return new Names(item, answer);
    }

    @Override
    public void read(SourceInput input, RecordSink sink) throws IOException {
        var rows = new AnswerRows(sink);
        Names names = names(input, rows.wantsAnswers());
        Reading as = config.as() == Reading.AUTO && names.answer() != null ? natural(input, names) : config.as();
        records(input).read(sink::bad, (row, line) -> row(row, line, names, as, rows));
    }

    private Reading natural(SourceInput input, Names names) throws IOException {
        Set<Reading> suggested = EnumSet.noneOf(Reading.class);
        records(input).read((line, column, reason, text) -> {}, (row, line) -> {
            for (String kind : List.of(OUTPUT, GOLDEN)) {
                Reading reading = AnswerShape.suggested(AnswerShape.ofCell(row.get(kind + names.answer())));
                if (reading != null) {
                    suggested.add(reading);
                }
            }
        });
        return AnswerShape.together(suggested);
    }

    private void row(Json.Members row, long line, Names names, Reading as, AnswerRows rows) throws Refusal {
        String item = row.get(names.item()).scalar();
        if (item == null) {
            throw new Refusal("no " + names.item() + ", which is the item's id");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        row.values().forEach((column, value) -> {
            if (column.startsWith(INPUT) && !column.equals(names.item())) {
                fields.put(FieldKeys.field(column.substring(INPUT.length())), value.field());
            }
        });
        rows.item(item, fields, line);
        if (names.answer() == null) {
            return;
        }
        Json golden = AnswerShape.ofCell(row.get(GOLDEN + names.answer()));
        if (!golden.isNothing()) {
            rows.truth(item, AnswerShape.label(golden, as, null), line);
        }
        String worker = row.get(WORKER).scalar();
        if (worker != null) {
            answer(row, item, worker, AnswerShape.ofCell(row.get(OUTPUT + names.answer())), as, line, rows);
        }
    }

    private void answer(
            Json.Members row, String item, String worker, Json value, Reading as, long line, AnswerRows rows)
            throws Refusal {
        String status = String.valueOf(row.get("ASSIGNMENT:status").scalar());
        boolean rejected = status.equalsIgnoreCase("REJECTED");
        if (rejected && config.rejected() == TolokaImportConfig.Rejected.REJECT) {
            throw new Refusal("the assignment of " + worker + " for " + item + " was rejected");
        }
        boolean counts = !rejected || config.rejected() == TolokaImportConfig.Rejected.ANSWER;
        boolean unfinished = status.equalsIgnoreCase("SKIPPED") || status.equalsIgnoreCase("EXPIRED");
        String submitted = row.get("ASSIGNMENT:submitted").scalar();
        Answer answer = Answer.of(item, worker, value.isNothing() ? null : AnswerShape.label(value, as, null))
                .at(submitted == null ? row.get("ASSIGNMENT:started").scalar() : submitted);
        if (!counts) {
            answer = answer.with(Answer.Verdict.SKIP).noting("rejected");
        } else if (unfinished) {
            answer = answer.with(Answer.Verdict.SKIP);
        }
        rows.answer(answer, line);
    }
}
