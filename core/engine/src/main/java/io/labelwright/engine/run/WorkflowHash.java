package io.labelwright.engine.run;

import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.store.file.Sha256;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;

/**
 * A hash of all that a workflow says and that can change what it makes: how its file is laid out, where it lies, and
 * its secrets are not part of it.
 */
final class WorkflowHash {

    private WorkflowHash() {}

    static String of(Plan plan, LabelSchema schema) {
        var text = new StringBuilder("labelwright workflow 1\n");
        add(text, plan.workflow().name());
        add(text, Long.toString(plan.workflow().seed()));
        add(text, schema.task().word());
        for (LabelClass known : schema.classes()) {
            add(text, known.name());
            known.aliases().forEach(alias -> add(text, "= " + alias));
        }
        add(text, String.valueOf(plan.guidelines()));
        for (PlannedStage stage : plan.written()) {
            add(text, stage.id());
            add(text, stage.strategy().id());
            var needs = stage.node().needs();
            add(text, needs == null ? "the stage before" : "needs");
            if (needs != null) {
                needs.forEach(need -> add(text, need.value()));
            }
            stage.node().from().forEach((kind, id) -> add(text, kind.word() + " from " + id.value()));
            var when = stage.node().when();
            add(text, when == null ? "always" : when.value());
            add(text, stage.config().canonical());
        }
        return Sha256.of(text.toString());
    }

    private static void add(StringBuilder text, String value) {
        text.append(value.length()).append(':').append(value).append('\n');
    }
}
