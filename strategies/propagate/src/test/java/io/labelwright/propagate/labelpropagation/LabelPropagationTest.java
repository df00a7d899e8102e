package io.labelwright.propagate.labelpropagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.propagate.GoldenScores;
import io.labelwright.propagate.Samples;
import io.labelwright.propagate.Stages;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelPropagationTest extends StrategyContract<LabelPropagationConfig> {

    @Override
    protected StrategyFactory<LabelPropagationConfig> factory() {
        return new LabelPropagationFactory();
    }

    @Override
    protected String with() {
        return "calibration: temperature";
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        return Samples.points(data);
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        return Stages.run(factory(), with, inputs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "1000"})
    void theScoresAreThoseOfScikitLearn(String steps) {
        String with = "{max_iterations: %s, tolerance: 0, relabel: true, calibration: none}".formatted(steps);

        GoldenScores.of("label-propagation", "0", steps).assertSame(run(with, Samples.golden()));
    }

    @Test
    void anItemBetweenTwoSeedsIsOfTheNearerOne() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .label("a", "ham")
                .items("b", "c")
                .label("d", "spam");

        CollectingOutputs out = run("", Samples.graph(inputs, "a", "b", 1, "b", "c", 1, "c", "d", 1));

        assertThat(out.row(TableKind.LABELS, "item", "b").number("p:ham")).isEqualTo(2 / 3.0, Offset.offset(1e-4));
        assertThat(out.row(TableKind.LABELS, "item", "b").text("reason")).isEqualTo("1 step from a labelled item");
        assertThat(out.row(TableKind.LABELS, "item", "c").text("label")).isEqualTo("spam");
        assertThat(out.facts()).containsEntry("converged", 1.0);
    }

    @Test
    void aSeedThatIsLessConfidentGivesWay() {
        // The outer ones are as they are; the middle one is a seed with the weight 1/2.
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .fixed("a", "ham", "ann")
                .label("b", "spam")
                .fixed("c", "ham", "ann");
        var weights = new TableBuilder(
                TableKind.WEIGHTS, List.of(), Map.of("item", inputs.items().ids()));
        weights.code(0, 1).number(1, 0.5).end();
        inputs.with(weights.build());

        CollectingOutputs out = run("relabel: true", Samples.graph(inputs, "a", "b", 1, "b", "c", 1));

        assertThat(out.row(TableKind.LABELS, "item", "b").number("p:spam")).isEqualTo(0.5, Offset.offset(1e-9));
        assertThat(out.row(TableKind.LABELS, "item", "b").text("reason")).isEqualTo("tie");
    }
}
