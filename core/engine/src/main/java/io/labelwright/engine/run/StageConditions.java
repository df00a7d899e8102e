package io.labelwright.engine.run;

import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.yaml.Located;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.expression.Scope;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Whether the conditions of stages, {@code when}, let them run. */
final class StageConditions {

    private final RunState state;
    private final Supplier<Expressions> expressions;

    StageConditions(RunState state, Supplier<Expressions> expressions) {
        this.state = state;
        this.expressions = expressions;
    }

    /** Whether its {@code when} lets a stage run; all that it waits for is over. */
    boolean holds(PlannedStage stage) {
        Located<String> when = stage.node().when();
        if (when == null) {
            return true;
        }
        Map<String, Object> values = new WhenValues(state).of(stage);
        return expressions
                .get()
                .condition(when.value(), List.of(), Scope.COUNTS)
                .test(name -> values.getOrDefault(name, Map.of()));
    }

    /** The result of a stage whose {@code when} does not hold. */
    StageResult skipped(PlannedStage stage) {
        return StageResult.without(new StageReport(
                stage.id(),
                stage.strategy().id(),
                StageStatus.SKIPPED,
                "when is false: " + Objects.requireNonNull(stage.node().when()).value(),
                0,
                Map.of(),
                Map.of()));
    }
}
