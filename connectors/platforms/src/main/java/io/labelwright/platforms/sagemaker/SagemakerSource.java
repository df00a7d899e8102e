package io.labelwright.platforms.sagemaker;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.JsonRecords;
import io.labelwright.platforms.json.RawMembers;
import io.labelwright.platforms.json.Refusal;
import io.labelwright.platforms.record.Answer;
import io.labelwright.platforms.record.AnswerRows;
import io.labelwright.platforms.record.FieldKeys;
import io.labelwright.platforms.record.RowIds;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code import/sagemaker}. All keys of a line but those of the job stand, as they are spelt, in the field
 * {@value #MANIFEST}, from which an export writes them back unchanged.
 */
final class SagemakerSource implements Source {

    static final String METADATA = "-metadata";
    static final String MANIFEST = "manifest";
    static final String REFERENCE = "source-ref";
    static final String INLINE = "source";

    private final SagemakerImportConfig config;

    SagemakerSource(SagemakerImportConfig config) {
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
        // Also where nobody wants labels the job must be known: its labels are no fields.
        String job = config.job() == null ? onlyJob(input, rows.wantsAnswers()) : config.job();
        var ids = new RowIds(config.itemId(), REFERENCE);
        new JsonRecords(input).readLines(sink::bad, (record, line, text) -> record(record, line, text, job, ids, rows));
    }

    private static @Nullable String onlyJob(SourceInput input, boolean needed) throws IOException {
        var jobs = new TreeSet<String>();
        new JsonRecords(input)
                .readLines(
                        (line, column, reason, text) -> {},
                        (record, line) -> record.values().keySet().forEach(key -> {
                            if (key.endsWith(METADATA)) {
                                jobs.add(key.substring(0, key.length() - METADATA.length()));
                            }
                        }));
        if (jobs.size() > 1 && needed) {
            throw new LabelingException(
                    StandardError.MISSING_KEY,
                    Place.of(input.name()),
                    "the manifest has labels of several jobs: " + String.join(", ", jobs),
                    "say job: NAME for the one whose labels are taken");
        }
        return jobs.size() == 1 ? jobs.first() : null;
    }

    private void record(Json.Members record, long line, String text, @Nullable String job, RowIds ids, AnswerRows rows)
            throws Refusal {
        String item = ids.next(record);
        Json value = job == null ? Json.Nothing.VALUE : record.get(job);
        rows.item(item, fields(record, text, job, value), line);
        if (job == null || !rows.wantsAnswers()) {
            return;
        }
        Json metadata = record.get(job + METADATA);
        try {
            String label = JobLabel.of(value, metadata, record.get(INLINE).scalar(), config.offsets());
            if (label != null) {
                Answer answer = Answer.of(item, job, label)
                        .at(metadata.get("creation-date").scalar())
                        .sure(metadata.get("confidence").scalar());
                boolean model = "no".equals(metadata.get("human-annotated").scalar());
                rows.given(model ? answer.byModel() : answer, line);
            }
        } catch (Refusal e) {
            rows.bad(line, "'" + job + "' of item '" + item + "': " + e.reason(), value.compact());
        }
    }

    private static Map<String, String> fields(Json.Members record, String text, @Nullable String job, Json value)
            throws Refusal {
        Map<String, String> fields = new LinkedHashMap<>();
        var manifest = new StringBuilder("{");
        for (Map.Entry<String, String> member : RawMembers.of(text).entrySet()) {
            String key = member.getKey();
            if (key.equals(RowIds.ITEM_KEY) || key.equals(job) || key.equals(job + METADATA)) {
                continue;
            }
            manifest.append(manifest.length() > 1 ? "," : "");
            new Json.Text(key).print(manifest);
            manifest.append(':').append(member.getValue());
            String scalar = record.get(key).scalar();
            if (scalar != null) {
                fields.put(FieldKeys.field(key), scalar);
            }
        }
        // A key of this name is in what it would hide.
        fields.put(MANIFEST, manifest.append('}').toString());
        List<Json> sizes = value.get("image_size").elements();
        if (!sizes.isEmpty()) {
            fields.putIfAbsent("width", sizes.get(0).get("width").field());
            fields.putIfAbsent("height", sizes.get(0).get("height").field());
        }
        return fields;
    }
}
