package io.labelwright.propagate.auto;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.propagate.Samples;
import io.labelwright.propagate.Stages;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AutoTest extends StrategyContract<AutoConfig> {

    @Override
    protected StrategyFactory<AutoConfig> factory() {
        return new AutoFactory();
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        return Samples.points(data);
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        return Stages.run(factory(), with, inputs);
    }

    /** A ring of so many items with labels at some of them, half of it ham and half spam. */
    private static InMemoryInputs ring(int items, int labels) {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        IntStream.range(0, items).forEach(i -> inputs.items("i" + i));
        IntStream.range(0, labels).forEach(i -> {
            int at = i * items / labels;
            inputs.label("i" + at, at < items / 2 ? "ham" : "spam");
        });
        return Samples.graph(
                inputs,
                IntStream.range(0, items)
                        .boxed()
                        .flatMap(i -> List.<Object>of("i" + i, "i" + (i + 1) % items, 1).stream())
                        .toArray());
    }

    @ParameterizedTest
    @CsvSource({
        "400, 4, none, 'harmonic with reweight: poisson, poisson, and poisson-mbo'",
        "400, 12, none, 'harmonic with reweight: poisson, poisson, and poisson-mbo'",
        "400, 40, none, harmonic",
        "400, 4, uniform, 'poisson-mbo from harmonic with reweight: poisson, and from poisson'"
    })
    void theChoiceHangsOnLabelsAndShares(int items, int labels, String priors, String chosen) {
        CollectingOutputs out = run("{calibration: none, class_priors: " + priors + "}", ring(items, labels));

        assertThat(out.facts().keySet()).anyMatch(fact -> fact.startsWith("chosen[" + chosen + ": "));
        assertThat(out.facts()).containsEntry("labels_per_class", labels / 2.0);
        long right = out.rows(TableKind.LABELS).stream()
                .filter(row -> row.text("label")
                        .equals(Integer.parseInt(row.text("item").substring(1)) < items / 2 ? "ham" : "spam"))
                .count();
        assertThat(right).isGreaterThan(items * 7L / 10);
    }
}
