package io.labelwright.imbalance.multi;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.imbalance.sample.Made;
import io.labelwright.imbalance.sample.NearOptions;
import io.labelwright.imbalance.sample.SampleOptions;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestStage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Sampling where a row has several classes. */
final class MultiLabelSamplingTest {

    private static final LabelSchema SCHEMA = new LabelSchema(
            Task.MULTI_LABEL,
            Stream.of("news", "sport", "chess", "never").map(LabelClass::of).toList(),
            null);

    private static final SampleOptions SAMPLE = new SampleOptions(List.of("train"));

    /** Two rows of three are news, one of three sport, one of twenty chess. */
    private static List<String> classes(RandomSequence draws) {
        var classes = new ArrayList<String>();
        if (draws.nextInt(3) > 0) {
            classes.add("news");
        }
        if (draws.nextInt(3) == 0) {
            classes.add("sport");
        }
        if (draws.nextInt(20) == 0) {
            classes.add("chess");
        }
        return classes;
    }

    private static InMemoryInputs inputs(List<String> ids, Map<String, List<String>> known) {
        InMemoryInputs inputs = InMemoryInputs.of(SCHEMA);
        var labels = new TableBuilder(TableKind.LABELS);
        var rows = new ArrayList<double[]>();
        for (String id : ids) {
            inputs.items(id);
            RandomSequence draws = SeededRandom.of(2).sequence(SeededRandom.key(id));
            List<String> classes = classes(draws);
            known.put(id, classes);
            labels.text(0, id).text(1, LabelText.classes(classes)).number(2, 1);
            labels.text(3, "labelled").text(4, "labels").text(5, "given").end();
            rows.add(new double[] {draws.nextGaussian(), draws.nextGaussian()});
        }
        return inputs.with(labels.build()).features("numbers", List.of("x", "y"), rows.toArray(double[][]::new));
    }

    private static List<String> ids(int count) {
        return java.util.stream.IntStream.range(0, count).mapToObj(i -> "r" + i).toList();
    }

    /** The contract of strategies, with labels of several classes. */
    abstract static class Contract<C extends Record> extends StrategyContract<C> {

        @Override
        protected LabelSchema schema() {
            return SCHEMA;
        }

        @Override
        protected SampleData sample(long seed) {
            var sample = SampleData.of(SCHEMA);
            ids(150).forEach(id -> sample.item(seed + id));
            return sample;
        }

        @Override
        protected InMemoryInputs inputs(SampleData data) {
            return MultiLabelSamplingTest.inputs(data.ids(), new HashMap<>());
        }

        @Override
        protected boolean ignoresItemOrder() {
            return false;
        }
    }

    @Nested
    final class MlRos extends Contract<MlRosConfig> {
        @Override
        protected StrategyFactory<MlRosConfig> factory() {
            return new MlRosFactory();
        }
    }

    @Nested
    final class MlRus extends Contract<MlRusConfig> {
        @Override
        protected StrategyFactory<MlRusConfig> factory() {
            return new MlRusFactory();
        }
    }

    @Nested
    final class MlSmote extends Contract<MlSmoteConfig> {
        @Override
        protected StrategyFactory<MlSmoteConfig> factory() {
            return new MlSmoteFactory();
        }
    }

    private static <C extends Record> CollectingOutputs run(
            StrategyFactory<C> factory, C config, InMemoryInputs inputs) {
        return TestStage.of(factory).run(config, inputs);
    }

    @Test
    void rowsOfRareClassesAreRepeatedUntilTheyAreRareNoMore() {
        Map<String, List<String>> known = new HashMap<>();
        InMemoryInputs inputs = inputs(ids(400), known);

        CollectingOutputs some = run(new MlRosFactory(), new MlRosConfig(SAMPLE, 0.02), inputs);
        CollectingOutputs many = run(new MlRosFactory(), new MlRosConfig(SAMPLE, 10), inputs);

        assertThat(some.rows(TableKind.TRAINING, "origin", "duplicate"))
                .hasSize(8)
                .allSatisfy(row -> assertThat(known.get(row.text("item"))).contains("chess"));
        double[] counts = Stream.of("news", "sport", "chess")
                .mapToDouble(name -> known.values().stream()
                        .filter(classes -> classes.contains(name))
                        .count())
                .toArray();
        double mean = (1 + counts[0] / counts[1] + counts[0] / counts[2]) / 3;
        double ratio = many.facts().get("rows[news]") / many.facts().get("rows[chess]");
        assertThat(ratio).isBetween(0.9 * mean, mean);
    }

    @Test
    void rowsOfFrequentClassesAreTakenAwayAndNoneOfARareOne() {
        Map<String, List<String>> known = new HashMap<>();
        InMemoryInputs inputs = inputs(ids(400), known);

        CollectingOutputs out = run(new MlRusFactory(), new MlRusConfig(SAMPLE, 0.1), inputs);

        List<String> left = out.rows(TableKind.TRAINING).stream()
                .map(row -> row.text("item"))
                .toList();
        assertThat(left).hasSize(360);
        assertThat(known.keySet())
                .filteredOn(id -> !left.contains(id))
                .allSatisfy(
                        id -> assertThat(known.get(id)).doesNotContain("chess").isNotEmpty());
    }

    @Test
    void madeRowsHaveTheClassesThatMostOfTheirNeighboursHave() {
        Map<String, List<String>> known = new HashMap<>();
        InMemoryInputs inputs = inputs(ids(400), known);
        long chess = known.values().stream()
                .filter(classes -> classes.contains("chess"))
                .count();
        var near = new NearOptions(SAMPLE, List.of(), Metric.EUCLIDEAN);

        List<Made> made = Made.of(run(new MlSmoteFactory(), new MlSmoteConfig(near, 5), inputs));

        assertThat(made).hasSize((int) chess).allSatisfy(row -> {
            assertThat(known.get("r" + row.base())).contains("chess");
            assertThat(known.get("r" + row.other())).contains("chess");
            assertThat(row.gap()).isBetween(0.0, 1.0);
            assertThat(LabelText.classes(row.row().text("label"))).contains("chess");
        });
        assertThat(made)
                .anyMatch(row -> !LabelText.classes(row.row().text("label")).equals(known.get("r" + row.base())));
    }
}
