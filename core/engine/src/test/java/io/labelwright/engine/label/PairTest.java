package io.labelwright.engine.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PairTest {

    @Test
    void theQuestionIsTheSameWhicheverItemIsOnTheLeft() {
        assertThat(new Pair("b", "a").id()).isEqualTo("[\"a\",\"b\"]");
        assertThat(new Pair("a", "b").id()).isEqualTo("[\"a\",\"b\"]");
        assertThat(new Pair("say \"x\"", "10").id()).isEqualTo("[\"10\",\"say \\\"x\\\"\"]");
    }

    @Test
    void aPairIsFoundByItsId() {
        assertThat(Pair.ofId(new Pair("b\n", "a,\"b").id())).contains(new Pair("a,\"b", "b\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "[]",
                "[\"a\"]",
                "[\"b\",\"a\"]",
                "[\"a\",\"a\"]",
                "[\"a\",\"b\",\"c\"]",
                "[\"a\", \"b\"]",
                "[\"a\",\"tie\"]",
                ""
            })
    void anotherTextIsTheIdOfNoPair(String id) {
        assertThat(Pair.ofId(id)).isEmpty();
    }

    @Test
    void theAnswerIsOneOfTheTwoOrATie() {
        var pair = new Pair("left-1", "right-1");

        for (String label : new String[] {"left-1", "right-1", "tie"}) {
            pair.checkWinner(label);
        }
        assertThatThrownBy(() -> pair.checkWinner("left-2"))
                .isInstanceOf(LabelProblem.class)
                .hasMessage("label 'left-2' is neither of the compared items 'left-1' and 'right-1', nor tie")
                .satisfies(e -> assertThat(((LabelProblem) e).hint()).isEqualTo("did you mean 'left-1'?"));
        assertThatThrownBy(() -> pair.checkWinner("left")).isInstanceOf(LabelProblem.class);
    }

    @Test
    void nothingIsComparedWithItselfNorCalledLikeTheAnswer() {
        assertThatThrownBy(() -> new Pair("a", "a")).hasMessage("it compares the item 'a' with itself");
        assertThatThrownBy(() -> new Pair("tie", "a"))
                .hasMessageContaining("an item with the id 'tie' can't be compared");
        assertThatThrownBy(() -> new Pair("a", "tie")).isInstanceOf(LabelProblem.class);
    }
}
