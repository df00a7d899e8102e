package io.labelwright.propagate.auto;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.graph.Edges;
import io.labelwright.math.graph.NeighbourSums;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.Method;
import io.labelwright.propagate.method.Scores;
import io.labelwright.propagate.seed.Seeds;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.kernel.Stepwise;
import io.labelwright.testkit.TestContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MovedBordersTest {

    private final StageContext context = TestContext.create();

    /** Two groups in which each node is joined with each other one, and one edge between them; a label in each. */
    private Ground groups(int first, int second) {
        return groups(first, second, null);
    }

    private Ground groups(int first, int second, double @Nullable [] priors) {
        List<int[]> edges = new ArrayList<>(List.of(new int[] {first - 1, first}));
        for (int a = 0; a < first + second; a++) {
            for (int b = a + 1; b < first + second; b++) {
                if ((a < first) == (b < first)) {
                    edges.add(new int[] {a, b});
                }
            }
        }
        CsrGraph graph = CsrGraph.of(
                first + second,
                Edges.of(
                        edges.stream().mapToInt(edge -> edge[0]).toArray(),
                        edges.stream().mapToInt(edge -> edge[1]).toArray(),
                        new float[0]),
                context.execution());
        var seeds = new Seeds(
                new int[] {0, first + second - 1}, new int[] {0, 1}, new double[] {1, 0, 0, 1}, new double[] {1, 1}, 2);
        return new Ground(new NeighbourSums(graph, 2, context.execution()), seeds, priors, context);
    }

    /** Takes so many nodes for the first class, all of them with the same doubt. */
    private static Method taking(int nodes) {
        return ground -> {
            double[] value = ground.sums().matrix();
            for (int node = 0; node < ground.nodes(); node++) {
                value[node * ground.width()] = node < nodes ? 0.6 : 0.4;
                value[node * ground.width() + 1] = node < nodes ? 0.4 : 0.6;
            }
            return new Scores(value, new Stepwise.End(7, 0.5, true));
        };
    }

    private static long ofTheFirstClass(Ground ground, Scores scores) {
        long count = 0;
        for (int node = 0; node < ground.nodes(); node++) {
            int row = node * ground.width();
            assertThat(scores.value()[row] + scores.value()[row + 1]).isBetween(1.999, 2.001);
            count += scores.value()[row] > scores.value()[row + 1] ? 1 : 0;
        }
        return count;
    }

    @Test
    void classesThatAreAlikeAreFoundSo() {
        Ground ground = groups(8, 8);

        Scores scores = new MovedBorders(List.of(taking(11))).spread(ground);

        assertThat(ofTheFirstClass(ground, scores)).isEqualTo(8);
        assertThat(scores.end().steps()).isGreaterThan(7);
    }

    @Test
    void aSmallClassStaysSmall() {
        Ground ground = groups(13, 3);

        assertThat(ofTheFirstClass(ground, new MovedBorders(List.of(taking(13))).spread(ground)))
                .isEqualTo(13);
    }

    /** The method itself takes far too few, and no share that it could guess from that is right. */
    @Test
    void knownSharesHold() {
        Ground ground = groups(12, 4, new double[] {0.75, 0.25});

        assertThat(ofTheFirstClass(ground, new MovedBorders(List.of(taking(3), taking(5))).spread(ground)))
                .isEqualTo(12);
    }

    @Test
    void doubtsStay() {
        Ground ground = groups(8, 8);

        double[] value = new MovedBorders(List.of(taking(8))).spread(ground).value();

        assertThat(value[ground.width()]).isBetween(1.2, 1.62);
    }
}
