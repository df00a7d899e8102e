package io.labelwright.text.spacy;

import io.labelwright.files.text.Utf8Output;
import io.labelwright.math.number.Decimal;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.Table;
import io.labelwright.text.JsonTexts;
import io.labelwright.text.LabelledTexts;
import io.labelwright.text.Refusals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code export/spacy-jsonl}: an object a row with {@code text}; {@code entities}, {@code spans} or {@code cats}; and
 * {@code meta} with the item's id, and the annotator of an answer. Offsets are code points, which are Python's. A row
 * without a label has no annotation at all, which to spaCy means that nothing is known.
 */
final class SpacySink implements Sink {

    private final SpacyExportConfig config;

    SpacySink(SpacyExportConfig config) {
        this.config = config;
    }

    @Override
    public void write(Table table, Inputs in, SinkOutput out) throws IOException {
        var rows = new LabelledTexts(table, in);
        LabelSchema schema = in.schema();
        var probabilities = new int[schema.size()];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = config.probabilities() ? table.find("p:" + schema.name(i)) : -1;
        }
        var refusals = new Refusals();
        var bytes = new Utf8Output(out.stream());
        var line = new StringBuilder();
        while (rows.next()) {
            line.setLength(0);
            line.append("{\"text\":");
            JsonTexts.append(rows.text(), line);
            String unlabelled = rows.unlabelled();
            String label = rows.label();
            if (label != null && unlabelled != null) {
                refusals.add(rows.id(), unlabelled, rows.whereLabelled());
            } else if (label != null) {
                String refusal;
                try {
                    refusal = schema.task() == Task.SPANS
                            ? spans(rows.text(), label, line)
                            : cats(rows, label, schema, probabilities, line);
                } catch (IllegalArgumentException e) {
                    refusal = "has a label of another task: " + e.getMessage();
                }
                if (refusal != null) {
                    refusals.add(
                            rows.id(),
                            refusal,
                            refusal.contains("overlap") ? "write spans that may overlap: spans_key: sc" : null);
                }
            }
            meta(rows, line);
            byte[] utf8 = line.toString().getBytes(StandardCharsets.UTF_8);
            bytes.put(utf8, 0, utf8.length);
        }
        refusals.check();
        bytes.flush();
    }

    /** Appends spans; what can't be written, else null. */
    private @Nullable String spans(String text, String label, StringBuilder line) {
        List<Span> spans = LabelText.spans(label).stream().sorted().toList();
        int length = text.codePointCount(0, text.length());
        line.append(",\"");
        if (config.spansKey() == null) {
            line.append("entities\":[");
        } else {
            line.append("spans\":{");
            JsonTexts.append(config.spansKey(), line);
            line.append(":[");
        }
        int behind = 0;
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            String what = "has a span " + Refusals.shown(span.label()) + " from " + span.start() + " to " + span.end();
            if (span.end() > length) {
                return what + ", which is beyond the text";
            }
            if (config.spansKey() == null && span.start() < behind) {
                return what + " that begins in another one, and entities must not overlap";
            }
            behind = span.end();
            line.append(i > 0 ? ",[" : "[")
                    .append(span.start())
                    .append(',')
                    .append(span.end())
                    .append(',');
            JsonTexts.append(span.label(), line);
            line.append(']');
        }
        line.append(config.spansKey() == null ? "]" : "]}");
        return null;
    }

    /** Appends a value for each class; what can't be written, else null. */
    private static @Nullable String cats(
            LabelledTexts rows, String label, LabelSchema schema, int[] probabilities, StringBuilder line) {
        Set<String> names =
                new HashSet<>(schema.task() == Task.MULTI_LABEL ? LabelText.classes(label) : List.of(label));
        line.append(",\"cats\":{");
        for (int i = 0; i < schema.size(); i++) {
            String name = schema.name(i);
            double value = names.remove(name) ? 1 : 0;
            double known = probabilities[i] < 0 ? Double.NaN : rows.number(probabilities[i]);
            line.append(i > 0 ? "," : "");
            JsonTexts.append(name, line);
            line.append(':');
            Decimal.append(line, Double.isNaN(known) ? value : known);
        }
        line.append('}');
        return names.isEmpty() ? null : "has the label '" + Refusals.shown(label) + "', which is no class";
    }

    private static void meta(LabelledTexts rows, StringBuilder line) {
        line.append(",\"meta\":{\"id\":");
        JsonTexts.append(rows.id(), line);
        String annotator = rows.cell("annotator");
        if (!annotator.isEmpty()) {
            line.append(",\"annotator\":");
            JsonTexts.append(annotator, line);
        }
        line.append("}}\n");
    }
}
