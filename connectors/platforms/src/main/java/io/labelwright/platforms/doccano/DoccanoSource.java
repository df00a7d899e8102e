package io.labelwright.platforms.doccano;

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
 * {@code import/doccano}. Reads the file twice where the workflow does not say what the labels are: one record can't
 * tell whether a single name is one class or a list that happens to have one. Relations, and the entities that they
 * join, stay as fields of the item.
 */
final class DoccanoSource implements Source {

    /** Key in which our exports say who gave a label. */
    static final String ANNOTATOR_KEY = "labelwright_annotator";

    private static final String RELATIONS = "relations";

    private final DoccanoImportConfig config;

    DoccanoSource(DoccanoImportConfig config) {
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
        var ids = new RowIds(config.itemId(), "id");
        new JsonRecords(input).readAny(sink::bad, (record, line) -> record(record, line, as, ids, rows));
    }

    private Reading natural(SourceInput input) throws IOException {
        var kinds = new TreeSet<Reading>();
        var spanned = new TreeSet<String>();
        var named = new TreeSet<String>();
        new JsonRecords(input).readAny((line, column, reason, text) -> {}, (record, line) -> {
            for (String key : DoccanoLabels.keys(record, config.labelKey())) {
                DoccanoLabels.byUser(record.get(key)).values().forEach(labels -> {
                    boolean spans = labels.stream().anyMatch(DoccanoLabels::isSpan);
                    if (spans) {
                        kinds.add(Reading.SPANS);
                        spanned.add(key);
                    } else if (!labels.isEmpty()) {
                        kinds.add(labels.size() > 1 ? Reading.CLASSES : Reading.CLASS);
                        named.add(key);
                    }
                });
            }
        });
        if (kinds.contains(Reading.SPANS) && kinds.size() > 1) {
            throw new LabelingException(
                    StandardError.MISSING_KEY,
                    Place.of(input.name()),
                    "the file has spans (" + String.join(", ", spanned) + ") and names of classes ("
                            + String.join(", ", named) + ")",
                    "say as: spans or as: classes, and label_key: NAME for the key that holds them");
        }
        return kinds.contains(Reading.SPANS)
                ? Reading.SPANS
                : kinds.contains(Reading.CLASSES) ? Reading.CLASSES : Reading.CLASS;
    }

    private void record(Json.Members record, long line, Reading as, RowIds ids, AnswerRows rows) throws Refusal {
        String item = ids.next(record);
        List<String> keys = DoccanoLabels.keys(record, config.labelKey()).stream()
                .filter(key -> fits(record.get(key), as))
                .toList();
        rows.item(item, fields(record, keys, ids), line);
        if (!rows.wantsAnswers()) {
            return;
        }
        String text = record.get(config.textKey()).scalar();
        SourceText source = text == null ? null : new SourceText(text, config.offsets());
        String own = record.get(ANNOTATOR_KEY).scalar();
        for (String key : keys) {
            for (Map.Entry<String, List<Json>> labels :
                    DoccanoLabels.byUser(record.get(key)).entrySet()) {
                try {
                    String label = DoccanoLabels.text(labels.getValue(), as, source);
                    rows.answerOrTruth(Answer.of(item, annotator(labels.getKey(), own), label), line);
                } catch (Refusal e) {
                    String reason = "'" + key + "' of item '" + item + "': " + e.reason();
                    rows.bad(line, reason, record.get(key).compact());
                }
            }
        }
    }

    /** Of spans and classes side by side only one kind is asked for; empty lists fit any. */
    private static boolean fits(Json labels, Reading as) {
        boolean spans = labels.elements().stream().anyMatch(DoccanoLabels::isSpan);
        return labels.elements().isEmpty() || spans == (as == Reading.SPANS);
    }

    private @Nullable String annotator(String user, @Nullable String own) {
        if (!user.isEmpty()) {
            return user;
        }
        return own == null ? config.annotator() : own;
    }

    private static Map<String, String> fields(Json.Members record, List<String> labelKeys, RowIds ids) {
        Map<String, String> fields = new LinkedHashMap<>();
        boolean related = !record.get(RELATIONS).elements().isEmpty();
        record.values().forEach((key, value) -> {
            boolean label = labelKeys.contains(key) && !related;
            if (key.equals("meta") && value instanceof Json.Members meta) {
                meta.values().forEach((name, inner) -> fields.put("meta." + name, inner.field()));
            } else if (!label && !ids.isId(key) && !key.equals(ANNOTATOR_KEY)) {
                fields.put(FieldKeys.field(key), value.field());
            }
        });
        return fields;
    }
}
