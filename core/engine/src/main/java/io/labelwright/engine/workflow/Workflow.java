package io.labelwright.engine.workflow;

import io.labelwright.engine.yaml.MapNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workflow file, understood. When it was read with problems, this is what could be understood beside them.
 *
 * @param name the workflow's name; empty when it was missing or malformed
 * @param description what it is for; null when not given
 * @param seed seed of all randomness
 * @param labels what is labelled
 * @param vars the variables, those of the command line included; for expressions
 * @param defaults config keys for several stages; already merged into the stages, kept so that ids in them can be
 *     checked
 * @param stages the stages in file order
 * @param engine which engine runs it
 * @param store where its store is; null for the default
 * @param included the files that it includes, directly or not; their stages and defaults are among its own
 */
public record Workflow(
        String name,
        @Nullable String description,
        long seed,
        Labels labels,
        MapNode vars,
        List<StageDefaults> defaults,
        List<StageNode> stages,
        EngineChoice engine,
        @Nullable StoreChoice store,
        List<IncludedFile> included) {

    public Workflow {
        defaults = List.copyOf(defaults);
        stages = List.copyOf(stages);
        included = List.copyOf(included);
    }

    /** The graph of its stages; stages inside loops are not part of it. */
    public WorkflowGraph graph() {
        return WorkflowGraph.of(stages);
    }
}
