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
import java.util.List;
import org.junit.jupiter.api.Test;

final class LeastCutTest {

    private final StageContext context = TestContext.create();

    /** A path 0 - 1 - 2 - 3 whose middle edge is the lightest; its ends have labels. */
    private Ground path() {
        CsrGraph graph = CsrGraph.of(
                4, Edges.of(new int[] {0, 1, 2}, new int[] {1, 2, 3}, new float[] {3, 1, 2}), context.execution());
        var seeds = new Seeds(new int[] {0, 3}, new int[] {0, 1}, new double[] {1, 0, 0, 1}, new double[] {1, 1}, 2);
        return new Ground(new NeighbourSums(graph, 2, context.execution()), seeds, null, context);
    }

    /** Says of each node that it is of a class, not surely. */
    private static Method saying(int... label) {
        return ground -> {
            double[] value = ground.sums().matrix();
            for (int node = 0; node < label.length; node++) {
                value[node * ground.width()] = label[node] == 0 ? 0.6 : 0.4;
                value[node * ground.width() + 1] = label[node] == 0 ? 0.4 : 0.6;
            }
            return new Scores(value, new Stepwise.End(7, 0.5, true), true);
        };
    }

    private double[] firstClass(Method... methods) {
        Ground ground = path();
        Scores scores = new LeastCut(List.of(methods)).spread(ground);
        assertThat(scores.end().steps()).isEqualTo(7 * methods.length);
        var first = new double[4];
        for (int node = 0; node < first.length; node++) {
            first[node] = scores.value()[node * ground.width()];
        }
        return first;
    }

    @Test
    void theLightestCutIsKept() {
        double[] middle = {0.6, 0.6, 0.4, 0.4};

        assertThat(firstClass(saying(0, 1, 1, 1), saying(0, 0, 1, 1))).containsExactly(middle);
        assertThat(firstClass(saying(0, 0, 1, 1), saying(0, 0, 0, 1))).containsExactly(middle);
    }

    /** One class for all would cut nothing, were it not for what is known. */
    @Test
    void seedsHaveTheirLabel() {
        assertThat(firstClass(saying(1, 1, 1, 1), saying(0, 0, 1, 1))).containsExactly(0.6, 0.6, 0.4, 0.4);
    }

    @Test
    void ofEqualsTheFirstStays() {
        assertThat(firstClass(saying(0, 0, 1, 1), saying(1, 0, 1, 0))).containsExactly(0.6, 0.6, 0.4, 0.4);
    }
}
