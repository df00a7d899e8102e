package io.labelwright.engine.plugin;

import io.labelwright.engine.plugin.StrategyDescriptor.Kind;
import io.labelwright.spi.expression.Scope;
import java.util.List;
import java.util.Set;

/** The strategies that are no code of a jar but a way in which the engine runs others. */
final class EngineStrategies {

    /** More rounds than anybody waits for; a plan holds the stages of all of them. */
    private static final int MOST_ROUNDS = 1000;

    private static final String PACKAGE = "io.labelwright.engine.plan.";

    private EngineStrategies() {}

    static List<StrategyDescriptor> all() {
        return List.of(loop());
    }

    private static StrategyDescriptor loop() {
        var rounds = new KeyDescriptor(
                "max_rounds",
                "Most rounds.",
                ValueType.of(ValueType.Kind.INTEGER),
                null,
                true,
                new Bounds(1, false, MOST_ROUNDS),
                null,
                null,
                null,
                Set.of());
        var until = new KeyDescriptor(
                "until",
                "Condition (CEL) after which no more round follows; sees `round`, `counts`, `metrics` and `vars` of the"
                        + " round just done.",
                ValueType.of(ValueType.Kind.TEXT),
                null,
                false,
                Bounds.NONE,
                null,
                Scope.ROUND,
                null,
                Set.of());
        return new StrategyDescriptor(
                "flow/loop",
                1,
                Kind.STRATEGY,
                "Repeats the stages of its key `stages` until a condition holds; each round goes on from the annotations,"
                        + " labels and predictions of the round before.",
                "",
                """
                - id: active
                  uses: flow/loop
                  with:
                    max_rounds: 5
                    until: "metrics['macro_f1'] >= 0.95"
                    stages:
                      - id: agreed
                        uses: consensus/dawid-skene
                      - id: quality
                        uses: evaluate/classification
                """,
                List.of(),
                false,
                false,
                PACKAGE + "LoopFactory",
                PACKAGE + "LoopConfig",
                List.of(rounds, until),
                List.of(),
                List.of(),
                new Origin(null, "the engine"));
    }
}
