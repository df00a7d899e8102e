package io.labelwright.text;

import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items with their texts and labels of any task, as an export sees them. */
public final class LabelledItems {

    private final InMemoryInputs inputs;
    private final TableBuilder labels = new TableBuilder(TableKind.LABELS);

    private LabelledItems(InMemoryInputs inputs) {
        this.inputs = inputs;
    }

    /** No items yet. */
    public static LabelledItems of(Task task, String... classes) {
        return new LabelledItems(InMemoryInputs.of(
                new LabelSchema(task, Arrays.stream(classes).map(LabelClass::of).toList(), null)));
    }

    /** Adds an item with its label, null for none; fields come as name, value, name, value, ... */
    public LabelledItems item(String id, String text, @Nullable String label, Object... fields) {
        var all = new Object[fields.length + 2];
        all[0] = "text";
        all[1] = text;
        System.arraycopy(fields, 0, all, 2, fields.length);
        inputs.item(id, all);
        labels.text(0, id)
                .text(1, label)
                .text(TableKind.LABELS.column("status"), label == null ? "unresolved" : "labelled")
                .end();
        return this;
    }

    /** Adds an item with spans. */
    public LabelledItems spans(String id, String text, List<Span> spans, Object... fields) {
        return item(id, text, LabelText.spans(spans), fields);
    }

    /** What a sink sees. */
    public InMemoryInputs inputs() {
        return inputs.with(labels.build());
    }

    /** The table of labels. */
    public Table labels() {
        return inputs().table(TableKind.LABELS);
    }
}
