package io.labelwright.testkit;

import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Runs one strategy as a stage, as the engine would, and holds it to the tables that it declares.
 *
 * <pre>{@code
 * var inputs = InMemoryInputs.ofClasses("ham", "spam").answer("a", "ann", "spam").answer("a", "bob", "spam");
 * var out = TestStage.of(new MajorityVoteFactory()).run(config, inputs);
 * assertThat(out.row(TableKind.LABELS, "item", "a").text("label")).isEqualTo("spam");
 * }</pre>
 *
 * @param <C> the strategy's config record
 */
public final class TestStage<C extends Record> {

    private final StrategyFactory<C> factory;
    private final StageContext context;

    private TestStage(StrategyFactory<C> factory, StageContext context) {
        this.factory = factory;
        this.context = context;
    }

    /** A stage of this strategy in the context {@link TestContext#create()}. */
    public static <C extends Record> TestStage<C> of(StrategyFactory<C> factory) {
        return new TestStage<>(factory, TestContext.create());
    }

    /** The same in another context. */
    public TestStage<C> in(StageContext other) {
        return new TestStage<>(factory, other);
    }

    /**
     * Runs it.
     *
     * @throws IllegalStateException when it reads or writes a table that it doesn't declare
     * @throws io.labelwright.spi.problem.LabelingException as thrown by the strategy
     */
    public CollectingOutputs run(C config, InMemoryInputs inputs) {
        var declared = DeclaredTables.of(factory.getClass());
        Strategy strategy = factory.create(config);
        var outputs = new CollectingOutputs(inputs, declared.writes());
        try {
            strategy.run(inputs.limitedTo(declared.reads()), outputs, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return outputs;
    }
}
