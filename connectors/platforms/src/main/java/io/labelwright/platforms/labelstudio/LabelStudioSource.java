package io.labelwright.platforms.labelstudio;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.JsonRecords;
import io.labelwright.platforms.record.AnswerRows;
import io.labelwright.platforms.record.CsvRecords;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code import/label-studio}. Reads the file twice where answers are asked for: first for its controls, whose types
 * decide what a label is, then for its records, one at a time.
 */
final class LabelStudioSource implements Source {

    /** Key of data in which our exports, and tasks for people, keep the id of the item. */
    static final String ITEM_KEY = "labelwright_item";

    /** Reads all records of the file. */
    @FunctionalInterface
    private interface Reading {
        void read(JsonRecords.Refused refused, JsonRecords.Handler handler) throws IOException;
    }

    private final LabelStudioImportConfig config;

    LabelStudioSource(LabelStudioImportConfig config) {
        this.config = config;
    }

    @Override
    public Optional<List<String>> header(SourceInput input) throws IOException {
        new JsonRecords(input).firstCharacter();
        return Optional.empty();
    }

    @Override
    public void read(SourceInput input, RecordSink sink) throws IOException {
        char first = new JsonRecords(input).firstCharacter();
        boolean csv = config.form() == Form.CSV || config.form() == Form.AUTO && first != '[' && first != '{';
        Reading reading = csv ? new CsvRecords(input, "auto", "utf-8")::read : new JsonRecords(input)::readDocument;
        var rows = new AnswerRows(sink);
        Controls.Chosen control = rows.wantsAnswers() ? survey(reading, input.name(), csv) : null;
        var tasks = new TaskRows(config, control, rows);
        var flat = new FlatRows(config, control, rows);
        reading.read(sink::bad, (record, line) -> {
            if (isTask(record, csv)) {
                tasks.record(record, line);
            } else {
                flat.record(record, line, csv);
            }
        });
    }

    private Controls.@Nullable Chosen survey(Reading reading, String file, boolean csv) throws IOException {
        var controls = new Controls();
        reading.read((line, column, reason, text) -> {}, (record, line) -> {
            if (isTask(record, csv)) {
                TaskRows.answers(record).forEach(answer -> controls.meet(Region.ofResults(answer.get("result"))));
            } else {
                FlatRows.survey(record, config.control(), csv, controls);
            }
        });
        return controls.choose(config.control(), config.as(), file);
    }

    /** Whether a record of JSON is a task with its answers, and not an annotation with the data of its task. */
    private boolean isTask(Json.Members record, boolean csv) {
        return switch (config.form()) {
            case JSON -> true;
            case JSON_MIN, CSV -> false;
            case AUTO -> !csv && record.get("data") instanceof Json.Members;
        };
    }
}
