package io.labelwright.propagate;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestStage;

/** Runs strategies whose config is written as in YAML. */
public final class Stages {

    private Stages() {}

    /** Runs a strategy. */
    public static <C extends Record> CollectingOutputs run(
            StrategyFactory<C> factory, String with, InMemoryInputs inputs) {
        return TestStage.of(factory).run(config(factory, with, inputs.schema()), inputs);
    }

    /** The config that the block {@code with} means. */
    public static <C extends Record> C config(StrategyFactory<C> factory, String with, LabelSchema schema) {
        return new Binding<>(factory).bind(with, schema);
    }

    private static final class Binding<C extends Record> extends StrategyContract<C> {

        private final StrategyFactory<C> factory;

        Binding(StrategyFactory<C> factory) {
            this.factory = factory;
        }

        @Override
        protected StrategyFactory<C> factory() {
            return factory;
        }

        C bind(String with, LabelSchema schema) {
            return config(with, schema);
        }
    }
}
