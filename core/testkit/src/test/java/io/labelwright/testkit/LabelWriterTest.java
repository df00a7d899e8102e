package io.labelwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.annotation.RepeatedAnswers;
import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.consensus.LabelWriter;
import io.labelwright.spi.consensus.Overwrite;
import io.labelwright.spi.consensus.Tie;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelWriterTest {

    private static final double[] PRIORS = {0.2, 0.5, 0.3};

    private static ConsensusOptions options(
            Tie tie,
            int quorum,
            double minConfidence,
            @Nullable Map<String, Map<String, Double>> costs,
            Overwrite overwrite) {
        return new ConsensusOptions(
                List.of(), minConfidence, quorum, tie, RepeatedAnswers.ERROR, null, costs, false, overwrite);
    }

    private static ConsensusOptions tie(Tie tie) {
        return options(tie, 1, 0, null, Overwrite.OPEN);
    }

    private static InMemoryInputs inputs() {
        return InMemoryInputs.ofClasses("a", "b", "c").items("i");
    }

    private static CollectedRow write(
            ConsensusOptions options, InMemoryInputs inputs, int answers, double... posterior) {
        var writer = new LabelWriter("vote", options, inputs.schema(), inputs.labels(), PRIORS);
        var rows = new CollectingOutputs(inputs).builder(TableKind.LABELS, LabelWriter.columns(inputs.schema()));
        // Posteriors may lie anywhere in a larger array.
        var array = new double[posterior.length + 2];
        System.arraycopy(posterior, 0, array, 1, posterior.length);
        int decided = writer.write(rows, 0, answers, array, 1);
        CollectedRow row = CollectedRow.of(rows.build()).get(0);
        assertThat(row.text("label"))
                .as("it says what it wrote")
                .isEqualTo(decided < 0 ? "" : inputs.schema().name(decided));
        return row;
    }

    private static CollectedRow write(ConsensusOptions options, int answers, double... posterior) {
        return write(options, inputs(), answers, posterior);
    }

    @Test
    void theBestClassIsWrittenWithItsPosterior() {
        CollectedRow row = write(tie(Tie.UNRESOLVED), 3, 0.1, 0.7, 0.2);

        assertThat(row.text("label")).isEqualTo("b");
        assertThat(row.text("status")).isEqualTo("labelled");
        assertThat(row.text("source")).isEqualTo("vote");
        assertThat(row.text("reason")).isEqualTo("3 answers");
        assertThat(row.number("confidence")).isEqualTo(0.7);
        assertThat(row.number("p:c")).isEqualTo(0.2);
        assertThat(write(tie(Tie.UNRESOLVED), 1, 1, 0, 0).text("reason")).isEqualTo("1 answer");
    }

    @ParameterizedTest
    @CsvSource({
        "UNRESOLVED, 0.5, 0.5, 0, ''",
        "FIRST_CLASS, 0.5, 0.5, 0, a",
        "PRIOR, 0.5, 0.5, 0, b",
        "PRIOR, 0.5, 0, 0.5, c",
        "FIRST_CLASS, 0, 0.5, 0.5, b",
        "UNRESOLVED, 0.49, 0.51, 0, b",
        "FIRST_CLASS, 0.49, 0.51, 0, b"
    })
    void tiesFollowThePolicy(Tie policy, double a, double b, double c, String label) {
        CollectedRow row = write(tie(policy), 2, a, b, c);

        assertThat(row.text("label")).isEqualTo(label);
        assertThat(row.text("status")).isEqualTo(label.isEmpty() ? "unresolved" : "labelled");
        assertThat(row.text("reason")).isEqualTo(label.isEmpty() ? "tie" : "2 answers");
        assertThat(row.isMissing("confidence")).isFalse();
    }

    @Test
    void roundingMakesNoWinner() {
        assertThat(write(tie(Tie.UNRESOLVED), 3, 1 / 3.0, 1 - 2 / 3.0, 1 / 3.0 + 1e-12)
                        .text("reason"))
                .isEqualTo("tie");
    }

    @Test
    void aTieOfEqualPriorsStaysOpen() {
        InMemoryInputs inputs = inputs();
        var writer =
                new LabelWriter("vote", tie(Tie.PRIOR), inputs.schema(), inputs.labels(), new double[] {0.4, 0.4, 0.2});

        var rows = new CollectingOutputs(inputs).builder(TableKind.LABELS, LabelWriter.columns(inputs.schema()));

        assertThat(writer.write(rows, 0, 2, new double[] {0.5, 0.5, 0}, 0)).isEqualTo(-1);
        assertThat(writer.write(rows, 0, 2, new double[] {0, 0.5, 0.5}, 0)).isEqualTo(1);
    }

    @Test
    void tooFewAnswersStayOpen() {
        ConsensusOptions three = options(Tie.FIRST_CLASS, 3, 0, null, Overwrite.OPEN);

        assertThat(write(three, 2, 1, 0, 0).text("reason")).isEqualTo("below quorum");
        assertThat(write(three, 3, 1, 0, 0).text("label")).isEqualTo("a");
        assertThat(write(tie(Tie.FIRST_CLASS), 0, 1, 0, 0).text("reason")).isEqualTo("no answers");
        assertThat(write(tie(Tie.FIRST_CLASS), 0, 1, 0, 0).isMissing("p:a")).isTrue();
    }

    @Test
    void tooLittleConfidenceStaysOpen() {
        ConsensusOptions sure = options(Tie.UNRESOLVED, 1, 0.8, null, Overwrite.OPEN);

        assertThat(write(sure, 5, 0.79, 0.21, 0).text("reason")).isEqualTo("below min_confidence");
        assertThat(write(sure, 5, 0.8, 0.2, 0).text("label")).isEqualTo("a");
    }

    @Test
    void costsChooseTheLabelWithTheLeastExpectedCost() {
        ConsensusOptions missedIsBad = options(Tie.UNRESOLVED, 1, 0, Map.of("b", Map.of("a", 5.0)), Overwrite.OPEN);

        CollectedRow row = write(missedIsBad, 2, 0.7, 0.3, 0);

        assertThat(row.text("label")).as("0.3 x 5 for a, 0.7 for b").isEqualTo("b");
        assertThat(row.number("confidence")).isEqualTo(0.3);
        assertThat(write(missedIsBad, 2, 0.9, 0.1, 0).text("label")).isEqualTo("a");
        assertThat(write(missedIsBad, 2, 0.75, 0.15, 0.1).text("label"))
                .as("0.85 for a, 0.85 for b: a tie of costs")
                .isEmpty();
    }

    @Test
    void labelsGivenByPeopleStay() {
        InMemoryInputs inputs = inputs().fixed("i", "c", "ann");

        CollectedRow row = write(tie(Tie.UNRESOLVED), inputs, 3, 1, 0, 0);

        assertThat(row.text("label")).isEqualTo("c");
        assertThat(row.text("source")).isEqualTo("labels");
        assertThat(row.text("reason")).isEqualTo("given by ann");
        assertThat(row.text("_fixed")).isEqualTo("true");
        assertThat(row.text("_author")).isEqualTo("ann");
        assertThat(row.number("confidence")).isEqualTo(1);
        assertThat(row.number("p:c")).isEqualTo(1);
    }

    @Test
    void labelsGivenByPeopleAreReplacedOnlyOnRequest() {
        ConsensusOptions all = options(Tie.UNRESOLVED, 1, 0, null, Overwrite.ALL);

        CollectedRow row = write(all, inputs().fixed("i", "c", "ann"), 3, 1, 0, 0);

        assertThat(row.text("label")).isEqualTo("a");
        assertThat(row.text("_fixed")).isEqualTo("false");
    }

    @Test
    void labelsOfStagesBeforeAreReplaced() {
        assertThat(write(tie(Tie.UNRESOLVED), inputs().label("i", "c"), 3, 1, 0, 0)
                        .text("label"))
                .isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void priorsAreSharesThatCanBeScaled(double share) {
        assertThatThrownBy(() -> new ConsensusOptions(
                        List.of(),
                        0,
                        1,
                        Tie.PRIOR,
                        RepeatedAnswers.ERROR,
                        Map.of("a", share),
                        null,
                        false,
                        Overwrite.OPEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("priors");
    }
}
