package io.labelwright.cli.review;

import io.labelwright.engine.review.OpenTasks;
import io.labelwright.engine.store.file.AtomicFile;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes open tasks for people to fill in. Never over a file that is there: somebody may have filled it in. */
public final class TaskFile {

    private final List<OpenTasks> open;
    private final LabelSchema schema;

    /** The tasks of some stages. */
    public TaskFile(List<OpenTasks> open, LabelSchema schema) {
        this.open = List.copyOf(open);
        this.schema = schema;
    }

    /**
     * Writes the file.
     *
     * @return how many tasks it holds
     * @throws LabelingException when there is a file, or the disk fails
     */
    public int write(Path file, Format format) {
        if (Files.exists(file)) {
            throw new LabelingException(
                    StandardError.USAGE,
                    null,
                    "the file " + file + " is there already and may hold answers",
                    "import it first and delete it, or give another name");
        }
        AtomicFile.replace(file, out -> {
            switch (format) {
                case CSV -> csv(out);
                case JSONL -> jsonl(out);
                case LABEL_STUDIO -> labelStudio(out);
            }
        });
        return open.stream().mapToInt(tasks -> tasks.rows().size()).sum();
    }

    private void csv(OutputStream out) throws IOException {
        var columns = new TaskColumns(open, schema);
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvLine.write(text, columns.names());
        for (OpenTasks tasks : open) {
            for (OpenTasks.Row row : tasks.rows()) {
                Map<String, Object> cells = columns.cells(tasks, row);
                CsvLine.write(
                        text,
                        columns.names().stream()
                                .map(name -> cells.containsKey(name) ? TaskColumns.text(cells.get(name)) : "")
                                .toList());
            }
        }
        text.flush();
    }

    private void jsonl(OutputStream out) throws IOException {
        var columns = new TaskColumns(open, schema);
        for (OpenTasks tasks : open) {
            for (OpenTasks.Row row : tasks.rows()) {
                try (JsonGenerator json = generator(out)) {
                    json.writeStartObject();
                    columns.cells(tasks, row).forEach((name, cell) -> property(json, name, cell));
                    for (String name : TaskColumns.FILLED_IN) {
                        if (!columns.cells(tasks, row).containsKey(name)) {
                            json.writeNullProperty(name);
                        }
                    }
                    json.writeEndObject();
                }
                out.write('\n');
            }
        }
    }

    private static JsonGenerator generator(OutputStream out) {
        return JsonFactory.builder()
                .disable(tools.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
    }

    private static void property(JsonGenerator json, String name, Object cell) {
        if (cell instanceof Double number) {
            double value = number;
            if (value == Math.rint(value) && Math.abs(value) < 1e15) {
                json.writeNumberProperty(name, (long) value);
            } else {
                json.writeNumberProperty(name, value);
            }
        } else {
            json.writeStringProperty(name, cell.toString());
        }
    }

    private void labelStudio(OutputStream out) {
        var columns = new TaskColumns(open, schema);
        try (JsonGenerator json = generator(out)) {
            json.writeStartArray();
            for (OpenTasks tasks : open) {
                for (OpenTasks.Row row : tasks.rows()) {
                    json.writeStartObject();
                    json.writeObjectPropertyStart("data");
                    json.writeStringProperty(LabelStudio.ITEM, tasks.text(row, "item"));
                    json.writeStringProperty(LabelStudio.STAGE, tasks.stage());
                    json.writeStringProperty(LabelStudio.ACTION, tasks.text(row, "action"));
                    Map<String, Object> cells = columns.cells(tasks, row);
                    cells.remove(TaskColumns.ITEM);
                    cells.remove(TaskColumns.STAGE);
                    cells.remove(TaskColumns.ACTION);
                    cells.forEach((name, cell) -> property(json, name, cell));
                    json.writeEndObject();
                    prediction(json, tasks, row);
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        }
    }

    private static void prediction(JsonGenerator json, OpenTasks tasks, OpenTasks.Row row) {
        String label = tasks.text(row, "label");
        json.writeArrayPropertyStart("predictions");
        if (label != null) {
            json.writeStartObject();
            json.writeStringProperty("model_version", "labelwright");
            double confidence = tasks.number(row, "confidence");
            if (!Double.isNaN(confidence)) {
                json.writeNumberProperty("score", confidence);
            }
            json.writeArrayPropertyStart("result");
            json.writeStartObject();
            json.writeStringProperty("from_name", "label");
            json.writeStringProperty("to_name", "text");
            json.writeStringProperty("type", "choices");
            json.writeObjectPropertyStart("value");
            json.writeArrayPropertyStart("choices");
            json.writeString(label);
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
