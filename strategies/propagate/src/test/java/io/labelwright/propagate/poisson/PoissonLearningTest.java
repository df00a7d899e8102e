package io.labelwright.propagate.poisson;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.propagate.GoldenScores;
import io.labelwright.propagate.Samples;
import io.labelwright.propagate.Stages;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PoissonLearningTest extends StrategyContract<PoissonLearningConfig> {

    @Override
    protected StrategyFactory<PoissonLearningConfig> factory() {
        return new PoissonLearningFactory();
    }

    @Override
    protected String with() {
        return "tolerance: 1e-10";
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        return Samples.points(data);
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        return Stages.run(factory(), with, inputs);
    }

    @Test
    void theProbabilitiesAreThoseOfAPseudoInverse() {
        GoldenScores.of("poisson.csv", List.of(), 4)
                .assertSame(run("{tolerance: 1e-12, calibration: none, relabel: true}", Samples.golden()));
    }

    /** On a path of four u is known: a step of 1/2 per edge, so that each half belongs to its end. */
    @Test
    void eachHalfOfAPathBelongsToItsEnd() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .label("a", "ham")
                .items("b", "c")
                .label("d", "spam");

        CollectingOutputs out = run("", Samples.graph(inputs, "a", "b", 1, "b", "c", 1, "c", "d", 1));

        CollectedRow b = out.row(TableKind.LABELS, "item", "b");
        assertThat(b.text("label")).isEqualTo("ham");
        assertThat(b.number("p:ham")).isGreaterThan(0.5);
        assertThat(out.row(TableKind.LABELS, "item", "c").text("label")).isEqualTo("spam");
    }

    @Test
    void eachComponentKnowsOnlyItsOwnSeeds() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam", "news")
                .label("a", "ham")
                .items("b", "between")
                .label("c", "spam")
                .label("d", "news")
                .items("e", "f");

        CollectingOutputs out = run(
                "", Samples.graph(inputs, "a", "b", 1, "b", "between", 1, "between", "c", 1, "d", "e", 1, "e", "f", 1));

        CollectedRow b = out.row(TableKind.LABELS, "item", "b");
        assertThat(b.text("label")).isEqualTo("ham");
        assertThat(b.number("p:news")).isZero();
        assertThat(out.row(TableKind.LABELS, "item", "f").number("p:news")).isEqualTo(1);
    }

    @Test
    void anItemHalfWayTies() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .label("a", "ham")
                .items("b")
                .label("c", "spam");

        CollectedRow b =
                run("", Samples.graph(inputs, "a", "b", 1, "b", "c", 1)).row(TableKind.LABELS, "item", "b");

        assertThat(b.text("reason")).isEqualTo("tie");
    }
}
