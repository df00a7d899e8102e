package io.labelwright.propagate.harmonic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HarmonicTest extends StrategyContract<HarmonicConfig> {

    @Override
    protected StrategyFactory<HarmonicConfig> factory() {
        return new HarmonicFactory();
    }

    @Override
    protected String with() {
        return "{reweight: poisson, tolerance: 1e-9}";
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        return Samples.points(data);
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        return Stages.run(factory(), with, inputs);
    }

    /** A line of 11 items, ham at its left end and spam at its right one. */
    private static InMemoryInputs line() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam").label("0", "ham");
        IntStream.range(1, 10).forEach(i -> inputs.items("" + i));
        inputs.label("10", "spam");
        return Samples.graph(
                inputs,
                IntStream.range(0, 10)
                        .boxed()
                        .flatMap(i -> List.<Object>of("" + i, "" + (i + 1), 2.5).stream())
                        .toArray());
    }

    @Test
    void onALineItIsLinear() {
        CollectingOutputs out = run("", line());

        for (int i = 1; i < 10; i++) {
            assertThat(out.row(TableKind.LABELS, "item", "" + i).number("p:spam"))
                    .isEqualTo(i / 10.0, within(1e-9));
        }
        // Conjugate gradients are exact after as many steps as there are unknowns, here half of it by symmetry.
        assertThat(out.facts().get("iterations")).isLessThanOrEqualTo(9);
        assertThat(out.facts()).containsEntry("converged", 1.0);
    }

    /** Label propagation of scikit-learn after 1,000 steps is as good as there. */
    @Test
    void itIsWhereLabelPropagationOfScikitLearnEnds() {
        GoldenScores.of("label-propagation", "0", "1000")
                .assertSame(run("{tolerance: 1e-12, calibration: none, relabel: true}", Samples.golden()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "poisson", "wnll"})
    void componentsWithOneClassOrNoneAreWhatTheyAre(String reweight) {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .label("a", "ham")
                .items("b", "c")
                .label("d", "spam")
                .items("e", "f")
                .label("g", "spam")
                .label("alone", "ham");

        CollectingOutputs out = run(
                "reweight: " + reweight,
                Samples.graph(inputs, "a", "b", 1, "b", "c", 1, "c", "d", 1, "e", "f", 1, "g", "e", 1));

        assertThat(out.row(TableKind.LABELS, "item", "b").text("label")).isEqualTo("ham");
        assertThat(out.row(TableKind.LABELS, "item", "c").text("label")).isEqualTo("spam");
        assertThat(out.row(TableKind.LABELS, "item", "f").number("p:spam")).isEqualTo(1, within(1e-9));
        assertThat(out.row(TableKind.LABELS, "item", "alone").text("label")).isEqualTo("ham");
    }

    /** A seed far away in a heap of items: without more weight near it, it is a peak that nobody else sees. */
    @Test
    void reweightingLetsFewSeedsCount() {
        CollectingOutputs plain = run("calibration: none", line());
        CollectingOutputs near = run("{calibration: none, reweight: poisson}", line());

        // Edges in the middle, far from both, weigh least: there the function falls.
        double step = near.row(TableKind.LABELS, "item", "1").number("p:spam");
        assertThat(step).isLessThan(plain.row(TableKind.LABELS, "item", "1").number("p:spam") / 2);
    }

    @Test
    void aSeedOfHalfTheWeightHangsByAnEdgeLikeItsOthers() {
        InMemoryInputs inputs =
                InMemoryInputs.ofClasses("ham", "spam").fixed("a", "ham", "ann").label("b", "spam");
        var weights = new TableBuilder(
                TableKind.WEIGHTS, List.of(), Map.of("item", inputs.items().ids()));
        weights.code(0, 1).number(1, 0.25).end();
        inputs.with(weights.build());

        CollectingOutputs out = run("relabel: true", Samples.graph(inputs, "a", "b", 7));

        assertThat(out.row(TableKind.LABELS, "item", "b").number("p:spam")).isEqualTo(0.25, within(1e-9));
    }

    @Test
    void theNumberOfStepsEndsIt() {
        CollectingOutputs out = run("{max_iterations: 2, calibration: none}", line());

        assertThat(out.facts()).containsEntry("iterations", 2.0).containsEntry("converged", 0.0);
        assertThat(out.facts().get("residual")).isPositive();
    }
}
