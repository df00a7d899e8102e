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

final class PriorCorrectionTest extends StrategyContract<PriorCorrectionConfig> {

    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    @Override
    protected StrategyFactory<PriorCorrectionConfig> factory() {
        return new PriorCorrectionFactory();
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        return SampleModel.inputs(data);
    }

    /** Three of four are ham; "new" has no label, "mute" no prediction. */
    private static InMemoryInputs mails() {
        var inputs = InMemoryInputs.ofClasses("ham", "spam")
                .label("a", "ham")
                .label("b", "ham")
                .label("c", "spam")
                .fixed("d", "ham", "ann")
                .items("new", "mute");
        return inputs.with(new SampleModel(inputs.schema(), inputs.items().ids())
                .row(0, "model", "0", 0.9, 0.1)
                .row(1, "model", "1", 0.7, 0.3)
                .row(2, "model", "0", 0.8, 0.2)
                .row(3, "model", "1", 0.1, 0.9)
                .row(4, "model", null, 0.6, 0.4)
                .build());
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        return TestStage.of(factory()).run(config(with, inputs.schema()), inputs);
    }

    private static CollectedRow label(CollectingOutputs out, String item) {
        return out.row(TableKind.LABELS, "item", item);
    }

    @Test
    void theLabelIsTheGreatestProbabilityByPrior() {
        CollectingOutputs out = run("", mails());

        // .6 / .75 against .4 / .25
        CollectedRow row = label(out, "new");
        assertThat(row.text("label")).isEqualTo("spam");
        assertThat(row.number("confidence")).isEqualTo(1.6 / 2.4, CLOSE);
        assertThat(row.number("p:ham")).isEqualTo(0.8 / 2.4, CLOSE);
        assertThat(row.text("source")).isEqualTo("test");
        assertThat(row.text("reason")).isEqualTo("prior-corrected probability of model, most probable: ham");
        assertThat(label(out, "a").text("label")).isEqualTo("ham");
        assertThat(label(out, "a").text("reason")).isEqualTo("prior-corrected probability of model");
        assertThat(label(out, "c").text("label")).isEqualTo("ham");
    }

    @Test
    void aLabelThatAPersonGaveStays() {
        CollectedRow row = label(run("", mails()), "d");

        assertThat(row.text("label")).isEqualTo("ham");
        assertThat(row.text("source")).isEqualTo("labels");
        assertThat(row.number("confidence")).isEqualTo(1);
        assertThat(label(run("overwrite: all", mails()), "d").text("label")).isEqualTo("spam");
    }

    @Test
    void anItemWithoutAPredictionStaysOpen() {
        CollectedRow row = label(run("", mails()), "mute");

        assertThat(row.text("status")).isEqualTo("unresolved");
        assertThat(row.isMissing("label")).isTrue();
    }

    @Test
    void labelsOfEarlierStagesStayWhereThatIsAskedFor() {
        CollectingOutputs out = run("keep_labels: true", mails());

        assertThat(label(out, "c").text("label")).isEqualTo("spam");
        assertThat(label(out, "c").text("source")).isEqualTo("labels");
        assertThat(label(out, "c").text("reason")).isEqualTo("given to the test");
        assertThat(label(out, "new").text("label")).isEqualTo("spam");
    }

    @Test
    void tauSaysHowFarPriorsAreTakenOut() {
        assertThat(label(run("tau: 0", mails()), "new").number("confidence")).isEqualTo(0.6, CLOSE);
        // .6 / sqrt(.75) against .4 / sqrt(.25)
        double ham = 0.6 / Math.sqrt(0.75);
        assertThat(label(run("tau: 0.5", mails()), "new").number("p:spam")).isEqualTo(0.8 / (0.8 + ham), CLOSE);
    }

    @Test
    void priorsMayBeGivenOrComeFromThePredictions() {
        assertThat(label(run("priors: {ham: 3, spam: 1}", mails()), "new").number("confidence"))
                .isEqualTo(1.6 / 2.4, CLOSE);
        // Mean probability of ham: 3.1 / 5.
        double ham = 0.6 / 0.62;
        double spam = 0.4 / 0.38;
        assertThat(label(run("priors: predictions", mails()), "new").number("p:spam"))
                .isEqualTo(spam / (ham + spam), CLOSE);
        assertThat(label(run("target_priors: {ham: 3, spam: 1}", mails()), "new")
                        .number("p:ham"))
                .isEqualTo(0.6, CLOSE);
    }

    @Test
    void priorsAreThoseThatAModelSawThroughWeights() {
        InMemoryInputs inputs = mails();
        var weights = new TableBuilder(
                TableKind.WEIGHTS, List.of(), Map.of("item", inputs.items().ids()));
        weights.code(0, 2).number(1, 3).end();

        // 3 ham against one spam that counts 3: nothing to correct.
        assertThat(label(run("", inputs.with(weights.build())), "new").number("p:ham"))
                .isEqualTo(0.6, CLOSE);
    }

    @Test
    void aWeightBelowZeroIsRefused() {
        InMemoryInputs inputs = mails();
        var weights = new TableBuilder(
                TableKind.WEIGHTS, List.of(), Map.of("item", inputs.items().ids()));
        weights.code(0, 2).number(1, -1).end();

        assertThatThrownBy(() -> run("", inputs.with(weights.build())))
                .hasMessageContaining("has the weight -1.0, expected 0 or more");
    }

    @Test
    void onlyItemsOfAPartAreCounted() {
        InMemoryInputs inputs = mails();
        var splits = new TableBuilder(
                TableKind.SPLITS, List.of(), Map.of("item", inputs.items().ids()));
        for (int item : new int[] {1, 2}) {
            splits.code(0, item).text(1, "train").end();
        }

        assertThat(label(run("fit_on: [train]", inputs.with(splits.build())), "new")
                        .number("p:ham"))
                .isEqualTo(0.6, CLOSE);
    }

    @Test
    void aClassWithoutLabelsIsTakenForHalfAnItem() {
        var inputs = InMemoryInputs.ofClasses("ham", "spam").label("a", "ham").items("b");
        inputs.with(new SampleModel(inputs.schema(), inputs.items().ids())
                .row(1, "model", null, 0.6, 0.4)
                .build());

        CollectingOutputs out = run("", inputs);

        assertThat(label(out, "b").text("label")).isEqualTo("spam");
        assertThat(out.problems())
                .extracting(problem -> problem.message())
                .containsExactly("class 'spam' has no labelled item: its prior is taken for that of half a one");
    }

    @Test
    void withoutAPriorNothingCanBeCorrected() {
        assertThatThrownBy(() -> run("priors: {ham: 1}", mails())).hasMessageContaining("'spam' has no share");
        assertThatThrownBy(() -> config("priors: {ham: 0}", mails().schema()))
                .hasMessageContaining("a class with a share above 0");
    }

    @Test
    void ofSeveralModelsOneIsNamed() {
        InMemoryInputs inputs = mails();
        inputs.with(new SampleModel(inputs.schema(), inputs.items().ids())
                .row(4, "one", null, 0.9, 0.1)
                .row(4, "two", null, 0.2, 0.8)
                .build());

        assertThatThrownBy(() -> run("", inputs)).hasMessageContaining("the predictions of 'one', 'two' are in view");
        assertThat(label(run("predictions: one", inputs), "new").text("label")).isEqualTo("ham");
        assertThatThrownBy(() -> run("predictions: three", inputs))
                .hasMessageContaining("there are no predictions of 'three' in view");
    }

    @Test
    void tooLittleConfidenceLeavesAnItemOpen() {
        CollectedRow row = label(run("min_confidence: 0.7", mails()), "new");

        assertThat(row.text("status")).isEqualTo("unresolved");
        assertThat(row.text("reason")).isEqualTo("below min_confidence");
        assertThat(row.number("confidence")).isEqualTo(1.6 / 2.4, CLOSE);
    }
}
