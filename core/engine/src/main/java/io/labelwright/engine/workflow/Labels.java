package io.labelwright.engine.workflow;

import io.labelwright.engine.yaml.Located;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is labelled.
 *
 * @param task what one label says
 * @param classes the classes in order, empty when they come from the data or the task has none
 * @param fromData whether the classes are those that the imports hold
 * @param guidelines file with the text that people follow, as written; null when there is none
 */
public record Labels(
        Located<Task> task,
        List<Located<LabelClass>> classes,
        boolean fromData,
        @Nullable Located<String> guidelines) {

    public Labels {
        classes = List.copyOf(classes);
    }
}
