package io.labelwright.engine.plan;

import io.labelwright.engine.config.ConfigTree;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.List;

/** Keys that only some tasks have a use for. */
final class TaskChecks {

    private static final List<String> COMPARED = List.of("annotations.left", "annotations.right");

    private static final String ITEM = "annotations.item";

    private TaskChecks() {}

    /** Names keys of an import that answers of this task don't have. */
    static void check(ConfigTree config, Task task, List<Problem> problems) {
        String item = config.text(ITEM);
        if (task == Task.PAIRWISE && item != null && !item.equals("item")) {
            problems.add(Problem.error(
                    StandardError.NOT_ALLOWED,
                    config.place(ITEM),
                    ITEM + " is for answers about one item, and those of the task 'pairwise' compare two",
                    "name their columns: annotations: {left: ..., right: ...}"));
        }
        for (String key : COMPARED) {
            if (task != Task.PAIRWISE && config.text(key) != null) {
                problems.add(Problem.error(
                        StandardError.NOT_ALLOWED,
                        config.place(key),
                        key + " is for answers that compare two items, and the task is '" + task.word() + "'",
                        "remove left and right, or say labels: {task: pairwise}"));
                return;
            }
        }
    }
}
