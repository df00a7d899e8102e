package io.labelwright.propagate.spreading;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.propagate.GoldenScores;
import io.labelwright.propagate.Samples;
import io.labelwright.propagate.Stages;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LabelSpreadingTest extends StrategyContract<LabelSpreadingConfig> {

    @Override
    protected StrategyFactory<LabelSpreadingConfig> factory() {
        return new LabelSpreadingFactory();
    }

    @Override
    protected String with() {
        return "relabel: true";
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        return Samples.points(data);
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        return Stages.run(factory(), with, inputs);
    }

    @ParameterizedTest
    @CsvSource({"0.2, 30", "0.8, 7", "0.95, 300"})
    void theScoresAreThoseOfScikitLearn(String alpha, String steps) {
        String with = "{alpha: %s, max_iterations: %s, tolerance: 0, relabel: true, calibration: none}"
                .formatted(alpha, steps);

        GoldenScores.of("label-spreading", alpha, steps).assertSame(run(with, Samples.golden()));
    }

    @Test
    void aWrongLabelAmongItsBettersMayChangeIfTheStageSaysSo() {
        InMemoryInputs inputs = wrongOne();

        assertThat(run("alpha: 0.9", inputs).row(TableKind.LABELS, "item", "e").text("label"))
                .isEqualTo("spam");
        assertThat(run("{alpha: 0.9, relabel: true}", inputs)
                        .row(TableKind.LABELS, "item", "e")
                        .text("label"))
                .isEqualTo("ham");
    }

    @Test
    void aLabelGivenByAPersonNeverChanges() {
        InMemoryInputs inputs = wrongOne().fixed("e", "spam", "ann");

        var row = run("{alpha: 0.9, relabel: true}", inputs).row(TableKind.LABELS, "item", "e");

        assertThat(row.text("label")).isEqualTo("spam");
        assertThat(row.text("_author")).isEqualTo("ann");
    }

    /** One spam that hangs on four hams, which hang together. */
    private static InMemoryInputs wrongOne() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        for (String item : new String[] {"a", "b", "c", "d"}) {
            inputs.label(item, "ham");
        }
        inputs.label("e", "spam");
        return Samples.graph(
                inputs, "a", "b", 1, "b", "c", 1, "c", "d", 1, "a", "e", 1, "b", "e", 1, "c", "e", 1, "d", "e", 1);
    }
}
