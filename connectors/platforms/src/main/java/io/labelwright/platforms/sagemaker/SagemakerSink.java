package io.labelwright.platforms.sagemaker;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.JsonLines;
import io.labelwright.platforms.json.RawMembers;
import io.labelwright.platforms.json.Refusal;
import io.labelwright.platforms.record.FieldKeys;
import io.labelwright.platforms.record.ItemView;
import io.labelwright.platforms.record.RowIds;
import io.labelwright.platforms.record.RowsByItem;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code export/sagemaker}: a line per item in the order of the items; without {@code where} those without a label too.
 * An item that came from a manifest has its keys back as they were; of any other {@code image} is the reference and
 * {@code text} the source.
 */
final class SagemakerSink implements Sink {

    private final SagemakerExportConfig config;

    SagemakerSink(SagemakerExportConfig config) {
        this.config = config;
    }

    @Override
    public void write(Table table, Inputs in, SinkOutput out) throws IOException {
        var items = new ItemView(in.items());
        var rows = new RowsByItem(table, items.ids());
        var writer = new JobWriter(config, in.schema());
        var lines = new JsonLines(out.stream());
        int manifest = items.find(SagemakerSource.MANIFEST);
        int width = items.find("width");
        int height = items.find("height");
        for (int item = 0; item < items.size(); item++) {
            if (config.options().where() != null && rows.count(item) == 0) {
                continue;
            }
            String kept = items.field(item, manifest);
            Map<String, String> members = kept == null ? ofFields(items, item) : ofManifest(items, item, kept);
            String id = items.id(item);
            // The reference alone tells most items.
            if (!new Json.Text(id).compact().equals(members.get(SagemakerSource.REFERENCE))) {
                lines.text(RowIds.ITEM_KEY, id);
            }
            members.forEach((key, value) -> {
                check(key, id);
                lines.raw(key, value);
            });
            String label =
                    table.kind() == TableKind.ITEMS || rows.count(item) == 0 ? null : rows.text(item, 0, "label");
            if (label != null) {
                writer.write(
                        lines,
                        label,
                        rows.number(item, 0, "confidence"),
                        members.containsKey(SagemakerSource.REFERENCE),
                        items.field(item, width),
                        items.field(item, height));
            }
            lines.end();
        }
        lines.flush();
    }

    private void check(String key, String item) {
        if (key.equals(config.job()) || key.equals(config.job() + SagemakerSource.METADATA)) {
            throw problem(item, "has the key '" + key + "' already", "say job: NAME with another name");
        }
    }

    private static Map<String, String> ofManifest(ItemView items, int item, String kept) {
        try {
            return RawMembers.of(kept);
        } catch (Refusal e) {
            throw problem(
                    items.id(item),
                    "has a field '" + SagemakerSource.MANIFEST + "' that is none of import/sagemaker: " + e.reason(),
                    "import the items with another name for it");
        }
    }

    private static Map<String, String> ofFields(ItemView items, int item) {
        Map<String, String> members = new LinkedHashMap<>();
        boolean named = items.field(item, items.find(SagemakerSource.REFERENCE)) != null
                || items.field(item, items.find(SagemakerSource.INLINE)) != null;
        boolean image = !named && items.field(item, items.find("image")) != null;
        boolean source = named || image;
        for (int f = 0; f < items.fields().size(); f++) {
            String value = items.field(item, f);
            if (value == null) {
                continue;
            }
            String key = FieldKeys.key(items.fields().get(f));
            if (image && key.equals("image")) {
                key = SagemakerSource.REFERENCE;
            } else if (!named && !image && key.equals("text")) {
                key = SagemakerSource.INLINE;
                source = true;
            }
            members.put(key, new Json.Text(value).compact());
        }
        if (!source) {
            throw problem(
                    items.id(item),
                    "has no field source-ref, source, image or text, one of which a manifest needs",
                    "import the items with text: or image:");
        }
        return members;
    }

    private static LabelingException problem(String item, String what, @Nullable String hint) {
        return new LabelingException(
                StandardError.BAD_ROW, null, "export/sagemaker: item '" + item + "' " + what, hint);
    }
}
