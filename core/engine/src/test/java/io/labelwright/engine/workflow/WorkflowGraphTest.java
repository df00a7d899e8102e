package io.labelwright.engine.workflow;

import static io.labelwright.engine.workflow.WorkflowReading.HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WorkflowGraphTest {

    private final WorkflowReading reading = new WorkflowReading();

    @Test
    void withoutNeedsEachStageNeedsTheOneBefore() {
        WorkflowGraph graph = graph("""
                - {id: a, uses: x/y}
                - {id: b, uses: x/y}
                - {id: c, uses: x/y, needs: []}
                """);

        assertThat(ids(graph.order())).containsExactly("a", "b", "c");
        assertThat(ids(graph.needs(graph.order().get(1)))).containsExactly("a");
        assertThat(graph.needs(graph.order().get(0))).isEmpty();
        assertThat(graph.needs(graph.order().get(2))).isEmpty();
    }

    @Test
    void aStageMayNeedOneThatComesLater() {
        WorkflowGraph graph = graph("""
                - {id: z, uses: x/y, needs: [b]}
                - {id: a, uses: x/y, needs: []}
                - {id: b, uses: x/y, needs: [a]}
                """);

        assertThat(ids(graph.order())).containsExactly("a", "b", "z");
    }

    @Test
    void whereThereIsAChoiceTheOrderIsThatOfTheFile() {
        WorkflowGraph graph = graph("""
                - {id: c, uses: x/y, needs: []}
                - {id: b, uses: x/y, needs: []}
                - {id: a, uses: x/y, needs: [b, c]}
                - {id: d, uses: x/y, needs: [c]}
                """);

        assertThat(ids(graph.order())).containsExactly("c", "b", "a", "d");
        assertThat(ids(graph.needs(graph.order().get(2)))).containsExactly("b", "c");
    }

    @Test
    void fromIsWaitedForButNotSeen() {
        WorkflowGraph graph =
                graph("- {id: a, uses: x/y, needs: [], from: {labels: b}}\n- {id: b, uses: x/y, needs: []}\n");

        assertThat(ids(graph.order())).containsExactly("b", "a");
        StageNode a = graph.order().get(1);
        assertThat(graph.needs(a)).isEmpty();
        assertThat(ids(graph.waitsFor(a))).containsExactly("b");
    }

    @Test
    void anUnknownStageHasTheNearestName() {
        reading.expect(
                HEAD + "stages:\n- {id: messages, uses: x/y}\n- {id: b, uses: x/y, needs: [mesages]}\n",
                StandardError.UNKNOWN_STAGE,
                5,
                30,
                "the stage 'b' needs 'mesages', but there is no such stage",
                "did you mean 'messages'?");
        reading.expect(
                HEAD + "stages:\n- {id: messages, uses: x/y}\n- {id: b, uses: x/y, from: {labels: mesages}}\n",
                StandardError.UNKNOWN_STAGE,
                5,
                37,
                "the stage 'b' reads from 'mesages', but there is no such stage",
                "did you mean 'messages'?");
    }

    @Test
    void aStageWithProblemsOfItsOwnIsNotUnknown() {
        assertThat(reading.problem(HEAD + "stages:\n- {id: a}\n- {id: b, uses: x/y, needs: [a]}\n")
                        .code())
                .isEqualTo(StandardError.MISSING_KEY);
    }

    @Test
    void aStageThatNeedsItselfIsNamed() {
        reading.expect(
                HEAD + "stages:\n- {id: a, uses: x/y, needs: [a]}\n",
                StandardError.CYCLE,
                4,
                30,
                "the stage 'a' needs itself",
                "name another stage");
    }

    @Test
    void aCycleIsListedFromItsFirstStage() {
        reading.expect(
                HEAD + "stages:\n- {id: s, uses: x/y}\n- {id: a, uses: x/y, needs: [s, c]}\n"
                        + "- {id: b, uses: x/y, needs: [a]}\n- {id: c, uses: x/y, needs: [b]}\n- {id: e, uses: x/y}\n",
                StandardError.CYCLE,
                5,
                33,
                "the stages need each other: a -> c -> b -> a",
                "remove one of these needs");
    }

    @Test
    void aCycleThroughTheDefaultSaysWhoNeedsTheStageBefore() {
        reading.expect(
                HEAD + "stages:\n- {id: a, uses: x/y, needs: [b]}\n- {id: b, uses: x/y}\n",
                StandardError.CYCLE,
                4,
                30,
                "the stages need each other: a -> b -> a",
                "'b' needs the stage before it unless it says 'needs'");
    }

    @Test
    void twoCyclesAreTwoProblemsAndTheRestKeepsAnOrder() {
        WorkflowReader.Result result = reading.read(HEAD + "stages:\n- {id: a, uses: x/y, needs: [b]}\n"
                + "- {id: b, uses: x/y, needs: [a]}\n- {id: c, uses: x/y, needs: [d]}\n"
                + "- {id: d, uses: x/y, needs: [c]}\n- {id: e, uses: x/y, needs: []}\n");

        assertThat(result.problems())
                .extracting(Problem::code)
                .containsOnly(StandardError.CYCLE)
                .hasSize(2);
        WorkflowGraph graph = Objects.requireNonNull(result.workflow()).graph();
        assertThat(graph.isAcyclic()).isFalse();
        assertThat(ids(graph.order())).containsExactly("e", "a", "b", "c", "d");
    }

    @Test
    void aLongCycleIsShortened() {
        var yaml = new StringBuilder(HEAD).append("stages:\n- {id: s0, uses: x/y, needs: [s4999]}\n");
        for (int i = 1; i < 5000; i++) {
            yaml.append("- {id: s")
                    .append(i)
                    .append(", uses: x/y, needs: [s")
                    .append(i - 1)
                    .append("]}\n");
        }

        assertThat(reading.problem(yaml.toString()).message())
                .contains("(5000 stages)")
                .hasSizeLessThan(200);
    }

    private WorkflowGraph graph(String stages) {
        return reading.workflow(HEAD + "stages:\n" + stages).graph();
    }

    private static List<String> ids(List<StageNode> stages) {
        return stages.stream().map(stage -> stage.id().value()).toList();
    }
}
