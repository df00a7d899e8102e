package io.labelwright.imbalance.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestStage;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class ThresholdTest extends StrategyContract<ThresholdConfig> {

    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    @Override
    protected StrategyFactory<ThresholdConfig> factory() {
        return new ThresholdFactory();
    }

    @Override
    protected String with() {
        return "bootstrap: 60";
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        return SampleModel.inputs(data);
    }

    /** 90 ham with p(spam) .00 to .89, every tenth item of 0.30 and above is spam; items 0 to 9 lack a label. */
    private static InMemoryInputs skewed() {
        var inputs = InMemoryInputs.ofClasses("ham", "spam");
        for (int i = 0; i < 100; i++) {
            String id = String.format(java.util.Locale.ROOT, "i%02d", i);
            inputs.items(id);
            if (i >= 10) {
                inputs.label(id, i >= 30 && i % 10 == 0 ? "spam" : "ham");
            }
        }
        var model = new SampleModel(inputs.schema(), inputs.items().ids());
        for (int i = 0; i < 100; i++) {
            double spam = i / 200.0;
            model.row(i, "model", i < 10 ? null : Integer.toString(i % 3), 1 - spam, spam);
        }
        return inputs.with(model.build());
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        return TestStage.of(factory()).run(config(with, inputs.schema()), inputs);
    }

    private static CollectedRow metric(CollectingOutputs out, String metric) {
        return out.row(TableKind.METRICS, "metric", metric);
    }

    @Test
    void theThresholdLiesWhereTheMetricIsBest() {
        CollectingOutputs out = run("", skewed());

        // From 30 on, at .15, all spam is found; below nothing is: between .145 and .15.
        CollectedRow threshold = metric(out, "threshold");
        assertThat(threshold.text("class")).isEqualTo("spam");
        assertThat(threshold.number("value")).isBetween(0.145, 0.15);
        for (CollectedRow row : out.rows(TableKind.LABELS)) {
            int i = Integer.parseInt(row.text("item").substring(1));
            assertThat(row.text("label")).isEqualTo(i < 30 ? "ham" : "spam");
            assertThat(row.number("confidence")).isGreaterThanOrEqualTo(0.5);
        }
    }

    @Test
    void figuresAreThoseOfItemsThatWereNotTunedOn() {
        CollectingOutputs out = run("", skewed());

        assertThat(metric(out, "untuned").number("value")).isEqualTo(0.5, CLOSE);
        assertThat(metric(out, "untuned").text("x")).isEqualTo("balanced_accuracy");
        assertThat(metric(out, "untuned").text("of")).isEqualTo("model");
        // Fold 0 holds the spam at 30: without it the threshold is higher, and it is missed.
        CollectedRow tuned = metric(out, "tuned");
        assertThat(tuned.number("value")).isBetween(0.5, 0.5 * (6 / 7.0 + 27 / 83.0) + 0.05);
        assertThat(tuned.number("low")).isLessThan(tuned.number("value"));
        assertThat(metric(out, "gain").number("value")).isEqualTo(tuned.number("value") - 0.5, CLOSE);
        assertThat(metric(out, "gain").number("low"))
                .isLessThan(metric(out, "gain").number("high"));
    }

    @Test
    void costsMoveTheThreshold() {
        // A missed spam costs 20 false alarms.
        CollectingOutputs dear = run("{metric: cost, costs: {spam: {ham: 20}}}", skewed());
        CollectingOutputs cheap = run("{metric: cost}", skewed());

        assertThat(dear.rows(TableKind.LABELS))
                .anyMatch(row -> row.text("label").equals("spam"));
        assertThat(cheap.rows(TableKind.LABELS))
                .noneMatch(row -> row.text("label").equals("spam"));
        assertThat(metric(dear, "untuned").number("value"))
                .isGreaterThan(metric(dear, "tuned").number("value"));
        assertThat(metric(dear, "gain").number("value")).isPositive();
        // The confidence stays what the model believes.
        assertThat(dear.row(TableKind.LABELS, "item", "i90").number("confidence"))
                .isEqualTo(0.45, CLOSE);
    }

    @Test
    void aPrecisionThatNoThresholdReachesIsToldOf() {
        CollectingOutputs out = run("{metric: recall_at_precision, min_precision: 0.9}", skewed());

        assertThat(out.problems())
                .extracting(problem -> problem.message())
                .containsExactly("no threshold gives the class 'spam' a precision of 0.9: the one with the greatest"
                        + " precision is taken");
    }

    @Test
    void theRecallIsTheGreatestWithThePrecisionAskedFor() {
        CollectingOutputs out = run("{metric: recall_at_precision, min_precision: 0.94, positive: ham}", skewed());

        // All items up to .145 are ham; beyond, 63 of 70 are: 83 of 90 in all is .922. Up to i59 it is 47 of 50.
        assertThat(out.row(TableKind.LABELS, "item", "i59").text("label")).isEqualTo("ham");
        assertThat(out.row(TableKind.LABELS, "item", "i61").text("label")).isEqualTo("spam");
    }

    @Test
    void eachOfSeveralClassesHasAFactor() {
        CollectingOutputs out = TestStage.of(factory()).run(config("metric: g_mean", schema()), inputs(sample(1)));

        List<CollectedRow> factors = out.rows(TableKind.METRICS).stream()
                .filter(row -> row.text("metric").equals("factor"))
                .toList();
        assertThat(factors).extracting(row -> row.text("class")).containsExactly("ham", "spam", "news", "never");
        assertThat(factors.stream().mapToDouble(row -> row.number("value")).sum())
                .isEqualTo(4, CLOSE);
        assertThat(out.rows(TableKind.METRICS))
                .noneMatch(row -> row.text("metric").equals("threshold"));
    }

    @Test
    void predictionsThatWereNotHeldOutTeachNothing() {
        var inputs = InMemoryInputs.ofClasses("ham", "spam").label("a", "ham").label("b", "spam");
        inputs.with(new SampleModel(inputs.schema(), inputs.items().ids())
                .row(0, "model", null, 0.8, 0.2)
                .row(1, "model", null, 0.6, 0.4)
                .build());

        assertThatThrownBy(() -> run("", inputs))
                .hasMessageContaining("no labelled item has a held-out prediction of 'model'");

        var splits = new TableBuilder(
                TableKind.SPLITS, List.of(), Map.of("item", inputs.items().ids()));
        splits.code(0, 0).text(1, "validation").end();
        splits.code(0, 1).text(1, "validation").end();
        CollectingOutputs out = run("fit_on: [validation]", inputs.with(splits.build()));
        assertThat(out.row(TableKind.LABELS, "item", "b").text("label")).isEqualTo("spam");
    }

    @Test
    void costsOfAnotherMetricAreRefused() {
        assertThatThrownBy(() -> config("{metric: g_mean, costs: {spam: {ham: 2}}}", skewed().schema()))
                .hasMessageContaining("costs goes with metric: cost");
        assertThatThrownBy(() -> config("{metric: cost, costs: {spam: {ham: -2}}}", skewed().schema()))
                .hasMessageContaining("spam answered as ham costs -2");
    }
}
