package io.labelwright.engine.label;

import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import org.jspecify.annotations.Nullable;

/**
 * What labels of an import may say.
 *
 * @param task what a label says
 * @param schema the classes; null while they are still to be found in the data
 * @param others classes of another taxonomy, which come as they are spelt
 */
public record LabelRules(Task task, @Nullable LabelSchema schema, OtherClasses others) {

    /** Reads labels by these rules. */
    public LabelForm form() {
        return new LabelForm(task, schema, others);
    }
}
