package io.labelwright.platforms.labelstudio;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.JsonRecords;
import io.labelwright.platforms.json.Refusal;
import io.labelwright.platforms.record.Answer;
import io.labelwright.platforms.record.AnswerRows;
import io.labelwright.platforms.record.FieldKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of JSON_MIN and CSV exports: one record per annotation, with the data of its task and the results of its
 * controls side by side.
 */
final class FlatRows {

    private static final Set<String> OWN =
            Set.of("id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time", "agreement");
    /** Before the names of data that a CSV export keeps apart from controls of the same name. */
    private static final String DATA = "_data_";

    private final Controls.@Nullable Chosen control;
    private final AnswerRows rows;
    private final ItemIds ids;
    private final LabelReader labels;

    FlatRows(LabelStudioImportConfig config, Controls.@Nullable Chosen control, AnswerRows rows) {
        this.control = control;
        this.rows = rows;
        this.ids = new ItemIds(config.itemId());
        this.labels = new LabelReader(config, control == null ? LabelAs.CLASS : control.as());
    }

    /**
     * Takes notice of the results of a record: of the control that the workflow names, else of all values that can be
     * nothing but results.
     */
    static void survey(Json.Members record, @Nullable String wanted, boolean csv, Controls controls) throws Refusal {
        for (Map.Entry<String, Json> member : record.values().entrySet()) {
            String name = member.getKey();
            if (wanted != null ? name.equals(wanted) : !OWN.contains(name)) {
                Json value = folded(member.getValue(), csv);
                if (wanted != null || Region.isResult(value)) {
                    controls.meet(Region.ofFlat(name, value));
                }
            }
        }
    }

    /** Cells of CSV hold arrays and objects as JSON. */
    private static Json folded(Json value, boolean csv) {
        if (csv
                && value instanceof Json.Text cell
                && (cell.value().startsWith("[") || cell.value().startsWith("{"))) {
            try {
                return JsonRecords.parse(cell.value());
            } catch (Refusal e) {
                return value;
            }
        }
        return value;
    }

    /** Hands over the rows of a record. */
    void record(Json.Members record, long line, boolean csv) throws Refusal {
        String item = ids.next(record, record);
        Map<String, Json> data = new LinkedHashMap<>();
        Map<String, String> fields = new LinkedHashMap<>();
        record.values().forEach((key, value) -> {
            if (!OWN.contains(key) && (control == null || !key.equals(control.name()))) {
                String name = csv && key.startsWith(DATA) ? key.substring(DATA.length()) : key;
                data.put(name, value);
                if (!name.equals(LabelStudioSource.ITEM_KEY)) {
                    fields.put(FieldKeys.field(name), value.field());
                }
            }
        });
        rows.item(item, fields, line);
        boolean annotated = record.get("annotation_id").scalar() != null
                || record.get("annotator").scalar() != null
                || control != null && !record.get(control.name()).isNothing();
        if (!annotated || !rows.wantsAnswers()) {
            return;
        }
        String updated = record.get("updated_at").scalar();
        List<Region> results =
                control == null ? List.of() : Region.ofFlat(control.name(), folded(record.get(control.name()), csv));
        String label = control == null ? null : labels.label(results, data, results);
        rows.answerOrTruth(
                Answer.of(item, record.get("annotator").scalar(), label)
                        .at(updated == null ? record.get("created_at").scalar() : updated),
                line);
    }
}
