package io.labelwright.imbalance.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestStage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ClassWeightsTest extends StrategyContract<ClassWeightsConfig> {

    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    @Override
    protected StrategyFactory<ClassWeightsConfig> factory() {
        return new ClassWeightsFactory();
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        InMemoryInputs inputs = data.inputs();
        for (int i = 0; i < data.size(); i++) {
            String id = data.ids().get(i);
            if (id.hashCode() % 3 != 0) {
                inputs.label(id, id.hashCode() % 5 == 0 ? "spam" : "ham");
            }
        }
        return inputs;
    }

    /** 90 ham, 9 spam, 1 news, and an item without a label. */
    private static InMemoryInputs skewed() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam", "news");
        IntStream.range(0, 101).forEach(i -> inputs.items("i" + i));
        IntStream.range(0, 100).forEach(i -> inputs.label("i" + i, i < 90 ? "ham" : i < 99 ? "spam" : "news"));
        return inputs;
    }

    private static CollectingOutputs run(Weighting weights, InMemoryInputs inputs) {
        return run(weights, null, inputs);
    }

    private static CollectingOutputs run(
            Weighting weights, @Nullable Map<String, Map<String, Double>> costs, InMemoryInputs inputs) {
        return TestStage.of(new ClassWeightsFactory())
                .run(new ClassWeightsConfig(weights, 0.9, costs, List.of()), inputs);
    }

    private static double[] weights(CollectingOutputs out) {
        return out.rows(TableKind.WEIGHTS).stream()
                .mapToDouble(row -> row.number("weight"))
                .toArray();
    }

    @Test
    void balancedIsThatOfScikitLearn() {
        // n / (classes * n_k)
        double[] weights = weights(run(Weighting.Rule.BALANCED, skewed()));

        assertThat(weights).hasSize(100);
        assertThat(weights[0]).isEqualTo(100 / (3 * 90.0), CLOSE);
        assertThat(weights[95]).isEqualTo(100 / (3 * 9.0), CLOSE);
        assertThat(weights[99]).isEqualTo(100 / 3.0, CLOSE);
    }

    @Test
    void aRuleLetsTheMeanItemCountOne() {
        for (Weighting.Rule rule : Weighting.Rule.values()) {
            assertThat(Arrays.stream(weights(run(rule, skewed()))).average()).hasValueCloseTo(1.0, CLOSE);
        }
    }

    @Test
    void effectiveNumbersAreThoseOfThePaper() {
        double[] weights = weights(run(Weighting.Rule.EFFECTIVE_NUMBER, skewed()));

        double spam = 0.1 / (1 - Math.pow(0.9, 9));
        assertThat(weights[95] / weights[99]).isEqualTo(spam, Offset.offset(1e-9));
    }

    @Test
    void inverseSquareRootIsHalfWay() {
        double[] weights = weights(run(Weighting.Rule.INVERSE_SQRT, skewed()));

        assertThat(weights[99] / weights[95]).isEqualTo(3, CLOSE);
    }

    @Test
    void givenWeightsAreTakenAsTheyAre() {
        double[] weights = weights(run(new Weighting.ByClass(Map.of("spam", 4.0)), skewed()));

        assertThat(weights[0]).isEqualTo(1);
        assertThat(weights[95]).isEqualTo(4);
    }

    @Test
    void costsMultiplyByTheMeanOfAClassesMistakes() {
        double[] weights = weights(run(new Weighting.ByClass(Map.of()), Map.of("spam", Map.of("ham", 9.0)), skewed()));

        assertThat(weights[0]).isEqualTo(1);
        assertThat(weights[95]).isEqualTo(5);
    }

    @Test
    void onlyItemsOfAPartAreCounted() {
        var splits = new TableBuilder(TableKind.SPLITS, List.of(), Map.of());
        IntStream.of(0, 1, 90, 99)
                .forEach(i -> splits.text(0, "i" + i).text(1, "train").end());
        var config = new ClassWeightsConfig(Weighting.Rule.BALANCED, 0.9, null, List.of("train"));

        CollectingOutputs out = TestStage.of(new ClassWeightsFactory()).run(config, skewed().with(splits.build()));

        assertThat(weights(out)).hasSize(100);
        assertThat(weights(out)[50]).isEqualTo(4 / (3 * 2.0), CLOSE);
        assertThat(weights(out)[95]).isEqualTo(4 / 3.0, CLOSE);
    }

    @Test
    void aClassWithoutItemsIsToldOf() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam").items("a");
        inputs.label("a", "ham");

        CollectingOutputs out = run(Weighting.Rule.BALANCED, inputs);

        assertThat(weights(out)).containsExactly(1);
        assertThat(out.problems())
                .extracting(problem -> problem.message())
                .containsExactly("class 'spam' has no item to count: its weight is 1");
    }

    @Test
    void weightsOfNothingAreRefused() {
        assertThatThrownBy(() -> run(new Weighting.ByClass(Map.of("ham", 0.0, "spam", 0.0, "news", 0.0)), skewed()))
                .hasMessageContaining("the weights of all classes that have items are 0");
    }

    @Test
    void costsBelowZeroAreRefused() {
        assertThatThrownBy(() -> config("costs: {ham: {spam: -1}}", skewed().schema()))
                .hasMessageContaining("costs: ham answered as spam costs -1");
    }
}
