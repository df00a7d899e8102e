package io.labelwright.select.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.select.choice.SelectOptions;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MarginChoiceTest extends StrategyContract<MarginConfig> {

    @Override
    protected StrategyFactory<MarginConfig> factory() {
        return new MarginChoiceFactory();
    }

    @Override
    protected String with() {
        return "budget: 20";
    }

    /** The share of each class among the answers to an item, as predictions. */
    @Override
    protected InMemoryInputs inputs(SampleData data) {
        Map<String, double[]> shares = new TreeMap<>();
        data.ids().forEach(id -> shares.put(id, new double[data.schema().size()]));
        data.answers().forEach(vote -> shares.get(vote.item())[data.schema().find(vote.label())]++);
        var rows = predictions(
                data.schema().classes().stream().map(one -> one.name()).toList());
        for (String id : data.ids()) {
            double sum = 0;
            for (double count : shares.get(id)) {
                sum += count;
            }
            rows.text(0, id).text(1, "model");
            for (int k = 0; k < shares.get(id).length; k++) {
                rows.number(3 + k, sum == 0 ? 0.25 : shares.get(id)[k] / sum);
            }
            rows.end();
        }
        return data.inputs().with(rows.build());
    }

    private static TableBuilder predictions(List<String> classes) {
        return new TableBuilder(
                TableKind.PREDICTIONS,
                classes.stream().map(name -> ColumnSpec.number("p:" + name)).toList(),
                Map.of());
    }

    private static CollectingOutputs choose(int budget, @Nullable String model, InMemoryInputs inputs) {
        return TestStage.of(new MarginChoiceFactory())
                .in(TestContext.create().withSeed(1))
                .run(new MarginConfig(new SelectOptions(budget, null, false, null), model), inputs);
    }

    private static List<String> items(CollectingOutputs out) {
        return out.rows(TableKind.QUEUE).stream().map(row -> row.text("item")).toList();
    }

    private static void row(TableBuilder rows, String item, String model, double... p) {
        rows.text(0, item).text(1, model);
        for (int k = 0; k < p.length; k++) {
            rows.number(3 + k, p[k]);
        }
        rows.end();
    }

    private static InMemoryInputs three() {
        return InMemoryInputs.ofClasses("ham", "spam", "news").items("a", "b", "c", "d");
    }

    @Test
    void theSmallestLeadOverTheRunnerUpComesFirst() {
        var rows = predictions(List.of("ham", "spam", "news"));
        row(rows, "a", "m", 0.6, 0.3, 0.1);
        row(rows, "b", "m", 0.1, 0.46, 0.44);
        row(rows, "c", "m", 0.34, 0.33, 0.33);
        row(rows, "d", "m", 0.9, 0.05, 0.05);

        CollectingOutputs out = choose(3, null, three().with(rows.build()));

        assertThat(items(out)).containsExactly("c", "b", "a");
        CollectedRow second = out.rows(TableKind.QUEUE).get(1);
        assertThat(second.number("score")).isEqualTo(0.02, Offset.offset(1e-12));
        assertThat(second.text("reason")).isEqualTo("spam or news");
        assertThat(second.text("rank")).isEqualTo("2");
    }

    @Test
    void anItemOfWhichNothingIsKnownComesFirst() {
        var rows = predictions(List.of("ham", "spam", "news"));
        row(rows, "a", "m", 0.6, 0.3, 0.1);

        CollectingOutputs out = choose(4, null, three().with(rows.build()));

        assertThat(items(out)).hasSize(4).endsWith("a");
        assertThat(out.rows(TableKind.QUEUE).get(0).text("reason")).isEqualTo("nothing is known of it");
    }

    @Test
    void theModelThatIsAskedForCounts() {
        var rows = predictions(List.of("ham", "spam", "news"));
        row(rows, "a", "one", 0.5, 0.5, 0);
        row(rows, "b", "one", 1, 0, 0);
        row(rows, "a", "two", 1, 0, 0);
        row(rows, "b", "two", 0.5, 0.5, 0);
        InMemoryInputs inputs =
                InMemoryInputs.ofClasses("ham", "spam", "news").items("a", "b").with(rows.build());

        assertThat(items(choose(1, "one", inputs))).containsExactly("a");
        assertThat(items(choose(1, "two", inputs))).containsExactly("b");
        assertThatThrownBy(() -> choose(1, null, inputs))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("'one', 'two'");
        assertThatThrownBy(() -> choose(1, "three", inputs))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("'three'");
    }

    @Test
    void withoutPredictionsTheProbabilitiesOfTheLabelsCount() {
        var labels = new TableBuilder(
                TableKind.LABELS, List.of(ColumnSpec.number("p:ham"), ColumnSpec.number("p:spam")), Map.of());
        int first = TableKind.LABELS.columns().size();
        labels.text(0, "a").number(first, 0.9).number(first + 1, 0.1).end();
        labels.text(0, "b").number(first, 0.4).number(first + 1, 0.6).end();
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam").items("a", "b");

        assertThat(items(choose(1, null, inputs.with(labels.build())))).containsExactly("b");
        assertThatThrownBy(() ->
                        choose(1, null, InMemoryInputs.ofClasses("ham", "spam").label("a", "ham")))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("no probabilities in view");
    }

    @Test
    void whatIsChosenIsWhatSortingAllWouldGive() {
        var random = new Random(5);
        for (int round = 0; round < 20; round++) {
            int size = 1 + random.nextInt(200);
            var rows = predictions(List.of("ham", "spam"));
            var inputs = InMemoryInputs.ofClasses("ham", "spam");
            var expected = new ArrayList<Map.Entry<String, Double>>();
            for (int i = 0; i < size; i++) {
                double p = (i * 37 % size) / (2.0 * size);
                inputs.items("i" + i);
                row(rows, "i" + i, "m", p, 1 - p);
                expected.add(Map.entry("i" + i, 1 - 2 * p));
            }
            expected.sort(Map.Entry.comparingByValue(Comparator.naturalOrder()));
            int budget = random.nextInt(size + 5);

            List<CollectedRow> queue =
                    choose(budget, null, inputs.with(rows.build())).rows(TableKind.QUEUE);

            assertThat(queue).hasSize(Math.min(budget, size));
            for (int i = 0; i < queue.size(); i++) {
                assertThat(queue.get(i).number("score"))
                        .isEqualTo(expected.get(i).getValue(), Offset.offset(1e-9));
            }
        }
    }
}
