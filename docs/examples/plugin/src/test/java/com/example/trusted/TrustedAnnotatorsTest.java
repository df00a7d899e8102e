package com.example.trusted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.annotation.RepeatedAnswers;
import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.consensus.Overwrite;
import io.labelwright.spi.consensus.Tie;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.TestStage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrustedAnnotatorsTest {

    @Test
    void oneTrustedAnnotatorOutvotesTwoOthers() {
        var out = run(Map.of("lee", 3.0), 1, threeAnswers());

        var row = out.row(TableKind.LABELS, "item", "x-ray");
        assertThat(row.text("label")).isEqualTo("ill");
        assertThat(row.number("confidence")).isEqualTo(0.6);
        assertThat(row.text("reason")).isEqualTo("3 answers");
    }

    @Test
    void withEqualWeightsTheMajorityWins() {
        var out = run(Map.of(), 1, threeAnswers());

        assertThat(out.row(TableKind.LABELS, "item", "x-ray").text("label")).isEqualTo("well");
    }

    @Test
    void equalSumsAreATie() {
        var out = run(Map.of("lee", 2.0), 1, threeAnswers());

        var row = out.row(TableKind.LABELS, "item", "x-ray");
        assertThat(row.text("status")).isEqualTo("unresolved");
        assertThat(row.text("reason")).isEqualTo("tie");
    }

    @Test
    void anAnswerOfWeightZeroIsNoAnswer() {
        var out = run(Map.of("lee", 1.0), 0, threeAnswers());

        assertThat(out.row(TableKind.LABELS, "item", "x-ray").text("reason")).isEqualTo("1 answer");
    }

    @Test
    void labelsGivenByHandStay() {
        var out = run(Map.of("lee", 3.0), 1, threeAnswers().fixed("x-ray", "well", "chief"));

        assertThat(out.row(TableKind.LABELS, "item", "x-ray").text("label")).isEqualTo("well");
    }

    @Test
    void theSizeOfBlocksChangesNothing() {
        var answers = threeAnswers().answer("scan", "kim", "ill").answer("blood", "lee", "well");

        var whole = run(Map.of("lee", 3.0), 1, answers).lines(TableKind.LABELS);

        assertThat(run(Map.of("lee", 3.0), 1, answers.blocksOf(1)).lines(TableKind.LABELS))
                .isEqualTo(whole);
    }

    @Test
    void aMisspeltAnnotatorIsReported() {
        var out = run(Map.of("leee", 3.0), 1, threeAnswers());

        assertThat(out.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .contains("'leee'"));
    }

    @Test
    void aNegativeWeightIsRefused() {
        assertThatThrownBy(() -> config(Map.of("lee", -1.0), 1)).hasMessageContaining("'lee' is -1.0");
    }

    private static InMemoryInputs threeAnswers() {
        return InMemoryInputs.ofClasses("ill", "well")
                .answer("x-ray", "lee", "ill")
                .answer("x-ray", "kim", "well")
                .answer("x-ray", "sam", "well");
    }

    private static CollectingOutputs run(Map<String, Double> weights, double otherwise, InMemoryInputs inputs) {
        return TestStage.of(new TrustedAnnotatorsFactory()).run(config(weights, otherwise), inputs);
    }

    private static TrustedAnnotatorsConfig config(Map<String, Double> weights, double otherwise) {
        var options = new ConsensusOptions(
                List.of(), 0, 1, Tie.UNRESOLVED, RepeatedAnswers.ERROR, null, null, false, Overwrite.OPEN);
        return new TrustedAnnotatorsConfig(weights, otherwise, options);
    }
}
