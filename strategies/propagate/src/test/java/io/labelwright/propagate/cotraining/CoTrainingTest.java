package io.labelwright.propagate.cotraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.propagate.Samples;
import io.labelwright.propagate.Stages;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CoTrainingTest extends StrategyContract<CoTrainingConfig> {

    @Override
    protected StrategyFactory<CoTrainingConfig> factory() {
        return new CoTrainingFactory();
    }

    @Override
    protected String with() {
        return "{first: [points], second: [points], threshold: 0.5, max_iterations: 3, relabel: true}";
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        return Samples.points(data);
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        return Stages.run(factory(), with, inputs);
    }

    /** Items with two sets of one number each; every tenth lacks one of them in turn. */
    private static InMemoryInputs twoViews() {
        RandomSequence draws = SeededRandom.of(6).sequence(0);
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        for (int i = 0; i < 100; i++) {
            inputs.items("i" + i);
        }
        for (int i = 0; i < 6; i++) {
            inputs.label("i" + i, i % 2 == 0 ? "ham" : "spam");
        }
        var rows = new TableBuilder(
                TableKind.FEATURES,
                List.of(FeatureSet.SET, ColumnSpec.number("x")),
                Map.of("item", inputs.items().ids()));
        for (String set : List.of("left", "right")) {
            for (int i = 0; i < 100; i++) {
                double x = (i % 2 == 0 ? -2 : 2) + draws.nextGaussian() / 2;
                if (i % 20 != (set.equals("left") ? 7 : 17)) {
                    rows.code(0, i).text(1, set).number(2, x).end();
                }
            }
        }
        return inputs.with(rows.build());
    }

    @Test
    void eachKnowsWhatTheOtherTaughtIt() {
        CollectingOutputs out = run("{first: [left], second: [right], threshold: 0.8}", twoViews());

        for (int i = 6; i < 100; i++) {
            CollectedRow row = out.row(TableKind.LABELS, "item", "i" + i);
            assertThat(row.text("label")).as("%s", row).isEqualTo(i % 2 == 0 ? "ham" : "spam");
        }
        assertThat(out.facts().get("iterations")).isGreaterThan(1);
    }

    @Test
    void aSetThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> run("{first: [left], second: [middle]}", twoViews()))
                .hasMessageContaining("middle");
    }
}
