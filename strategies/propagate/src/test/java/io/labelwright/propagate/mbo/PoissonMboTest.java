package io.labelwright.propagate.mbo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.propagate.Samples;
import io.labelwright.propagate.Stages;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PoissonMboTest extends StrategyContract<PoissonMboConfig> {

    @Override
    protected StrategyFactory<PoissonMboConfig> factory() {
        return new PoissonMboFactory();
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        return Samples.points(data);
    }

    /** Factors that are tried end where an optimal assignment does. */
    @ParameterizedTest
    @CsvSource({
        "20/20/20/20, 1",
        "20/20/20/20, 5",
        "20/20/20/20, 20",
        "24/16/22/18, 1",
        "24/16/22/18, 5",
        "24/16/22/18, 20"
    })
    void labelsAreThoseOfAnOptimalAssignment(String counts, int rounds) {
        var shares = new ArrayList<String>();
        for (String count : counts.split("/", -1)) {
            shares.add("c" + shares.size() + ": " + count);
        }
        CollectingOutputs out = Stages.run(
                factory(),
                "{priors: known, class_priors: {%s}, max_iterations: %d, tolerance: 0, calibration: none, relabel: true}"
                        .formatted(String.join(", ", shares), rounds),
                Samples.golden());

        assertThat(out.rows(TableKind.LABELS))
                .extracting(row -> row.text("label"))
                .isEqualTo(Samples.lines("mbo.csv").stream()
                        .filter(cells -> cells[0].equals(counts) && cells[1].equals("" + rounds))
                        .map(cells -> "c" + cells[3])
                        .toList());
    }

    /** Two heaps of points, the left one three times as large, that touch; one label each. */
    private static InMemoryInputs heaps() {
        RandomSequence draws = SeededRandom.of(4).sequence(0);
        InMemoryInputs inputs = InMemoryInputs.ofClasses("left", "right");
        var points = new double[200][];
        for (int i = 0; i < points.length; i++) {
            double centre = i % 4 == 0 ? 2 : -2;
            points[i] = new double[] {centre + draws.nextGaussian(), draws.nextGaussian()};
            inputs.items("i" + i);
        }
        points[4] = new double[] {2, 0};
        points[5] = new double[] {-2, 0};
        inputs.label("i4", "right").label("i5", "left");
        return inputs.features("points", List.of("x", "y"), points);
    }

    @Test
    void classesGetTheSharesThatAreKnown() {
        CollectingOutputs out =
                Stages.run(factory(), "{priors: known, class_priors: {left: 0.75, right: 0.25}}", heaps());

        assertThat(out.rows(TableKind.LABELS, "label", "right")).hasSizeBetween(48, 52);
        long right = out.rows(TableKind.LABELS).stream()
                .filter(row -> {
                    int i = Integer.parseInt(row.text("item").substring(1));
                    return row.text("label").equals(i % 4 == 0 ? "right" : "left");
                })
                .count();
        assertThat(right).isGreaterThan(185);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uniform", "estimated"})
    void sharesThatNobodyKnowsAreMadeUp(String priors) {
        CollectingOutputs out = Stages.run(factory(), "priors: " + priors, heaps());

        int right = out.rows(TableKind.LABELS, "label", "right").size();
        if (priors.equals("uniform")) {
            assertThat(right).isBetween(95, 105);
        } else {
            assertThat(right).isBetween(30, 90);
        }
    }

    @Test
    void knownSharesHaveToBeGivenAndOthersMustNot() {
        LabelSchema schema = heaps().schema();

        assertThatThrownBy(() -> Stages.config(factory(), "priors: known", schema))
                .hasMessageContaining("class_priors");
        assertThatThrownBy(() -> Stages.config(factory(), "class_priors: uniform", schema))
                .hasMessageContaining("priors: known");
    }
}
