package io.labelwright.imbalance.sample;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestStage;
import java.util.List;
import java.util.Map;

/**
 * What every sampler has to keep: the contract of strategies, on a training set with three classes of which one is
 * large, with held-out items among them.
 *
 * @param <C> the strategy's config record
 */
public abstract class SamplerContract<C extends Record> extends StrategyContract<C> {

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        InMemoryInputs inputs = data.inputs();
        var splits = new TableBuilder(TableKind.SPLITS, List.of(), Map.of());
        double[][] rows = new double[data.size()][];
        for (int i = 0; i < rows.length; i++) {
            String id = data.ids().get(i);
            RandomSequence draws = SeededRandom.of(7).sequence(SeededRandom.key(id));
            double draw = draws.nextDouble();
            String label = draw < 0.6 ? "ham" : draw < 0.85 ? "spam" : "news";
            if (!data.answers().isEmpty()) {
                inputs.label(id, label);
            }
            double centre = label.equals("ham") ? 0 : label.equals("spam") ? 1 : 2;
            rows[i] = new double[] {centre + draws.nextGaussian(), draws.nextGaussian(), 2 * draws.nextGaussian()};
            splits.text(0, id)
                    .text(1, draws.nextDouble() < 0.9 ? "train" : "test")
                    .end();
        }
        return inputs.features("numbers", List.of("x", "y", "z"), rows).with(splits.build());
    }

    /** Whether the sampler makes rows, and so numbers them in their order. */
    protected boolean makesRows() {
        return true;
    }

    @Override
    protected boolean ignoresItemOrder() {
        return !makesRows();
    }

    /** The result for these items. */
    protected static <C extends Record> CollectingOutputs run(
            StrategyFactory<C> factory, C config, InMemoryInputs inputs) {
        return TestStage.of(factory).run(config, inputs);
    }
}
