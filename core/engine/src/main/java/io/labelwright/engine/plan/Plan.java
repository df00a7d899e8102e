package io.labelwright.engine.plan;

import io.labelwright.engine.plugin.TableWrite;
import io.labelwright.engine.workflow.Workflow;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A workflow that was checked, ready to run.
 *
 * @param workflow as it stands in the file
 * @param schema task and classes; null while the classes are still to be found in the data
 * @param guidelines version of the guideline text; null when there is none
 * @param access where it may read and write
 * @param stages in file order
 * @param order positions of the stages, each after those that it waits for
 */
public record Plan(
        Workflow workflow,
        @Nullable LabelSchema schema,
        @Nullable String guidelines,
        Access access,
        List<PlannedStage> stages,
        List<Integer> order) {

    /** Who reads from whom, when these stages are skipped. */
    public TableFlow flow(Set<Integer> skipped) {
        return flow(stages, order, skipped);
    }

    static TableFlow flow(List<PlannedStage> stages, List<Integer> order, Set<Integer> skipped) {
        Map<String, Integer> positions = new HashMap<>();
        for (PlannedStage stage : stages) {
            positions.put(stage.id(), stage.index());
        }
        var flow = new ArrayList<FlowStage>();
        for (PlannedStage stage : stages) {
            Map<TableKind, Integer> from = new HashMap<>();
            stage.node().from().forEach((kind, id) -> {
                Integer position = positions.get(id.value());
                if (position != null) {
                    from.put(kind, position);
                }
            });
            flow.add(new FlowStage(
                    stage.id(), needs(stage, positions), stage.isSource(), stage.writes(), replaces(stage), from));
        }
        return new TableFlow(flow, order, skipped);
    }

    private static Set<TableKind> replaces(PlannedStage stage) {
        Set<TableKind> replaces = EnumSet.noneOf(TableKind.class);
        for (TableWrite write : stage.strategy().writes()) {
            if (write.replaces()) {
                replaces.add(write.table());
            }
        }
        return replaces;
    }

    private static Set<Integer> needs(PlannedStage stage, Map<String, Integer> positions) {
        Set<Integer> needs = new LinkedHashSet<>();
        var named = stage.node().needs();
        if (named == null) {
            if (stage.index() > 0) {
                needs.add(stage.index() - 1);
            }
            return needs;
        }
        named.forEach(id -> {
            Integer position = positions.get(id.value());
            if (position != null) {
                needs.add(position);
            }
        });
        return needs;
    }

    /** Ids of these stages. */
    public Set<String> ids(Set<Integer> positions) {
        Set<String> ids = new LinkedHashSet<>();
        positions.forEach(position -> ids.add(stages.get(position).id()));
        return ids;
    }
}
