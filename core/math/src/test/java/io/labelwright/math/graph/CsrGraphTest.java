package io.labelwright.math.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.math.neighbour.ThreadedExecution;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import java.util.Arrays;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsrGraphTest {

    private static CsrGraph graph(int nodes, int[] source, int[] target, float... weight) {
        return CsrGraph.of(nodes, Edges.of(source, target, weight), new ThreadedExecution(1));
    }

    @Test
    void eachEdgeStandsInTheRowsOfBothEnds() {
        CsrGraph graph = graph(4, new int[] {2, 0}, new int[] {0, 1}, 3, 1);

        assertThat(graph.start()).containsExactly(0, 2, 3, 4, 4);
        assertThat(graph.target()).containsExactly(1, 2, 0, 0);
        assertThat(graph.weight()).containsExactly(1, 3, 1, 3);
        assertThat(graph.edges()).isEqualTo(2);
        assertThat(graph.weightedDegree(0)).isEqualTo(4);
    }

    @Test
    void edgesThatComeAgainAddUp() {
        CsrGraph graph = graph(2, new int[] {0, 0}, new int[] {1, 1}, 1, 2);

        assertThat(graph.target()).containsExactly(1, 0);
        assertThat(graph.weight()).containsExactly(3, 3);
    }

    @Test
    void anEdgeGivenInBothDirectionsIsOne() {
        CsrGraph graph = graph(2, new int[] {0, 1}, new int[] {1, 0}, 1, 2);

        assertThat(graph.weight()).containsExactly(2, 2);
    }

    @Test
    void weightsOfOneTakeNoMemory() {
        assertThat(graph(3, new int[] {0, 1}, new int[] {1, 2}).weight()).isNull();
        assertThat(graph(3, new int[] {0, 1}, new int[] {1, 2}, 1, 1).weight()).isNull();
    }

    @Test
    void loopsAndWeightsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> graph(2, new int[] {1}, new int[] {1})).hasMessageContaining("from 1 to 1");
        for (float bad : new float[] {0, -1, Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> graph(2, new int[] {0}, new int[] {1}, bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aGraphWithoutEdgesHasRows() {
        CsrGraph graph = graph(3, new int[0], new int[0]);

        assertThat(graph.nodes()).isEqualTo(3);
        assertThat(graph.edges()).isZero();
        assertThat(Components.of(graph).count()).isEqualTo(3);
    }

    /** Random pairs, some of them several times and in both directions, against sums in a map. */
    @ParameterizedTest
    @ValueSource(ints = {2, 7, 100, 5000})
    void aGraphIsWhatItsPairsSay(int nodes) {
        RandomSequence draws = SeededRandom.of(nodes).sequence(0);
        int pairs = 3 * nodes;
        var source = new int[pairs];
        var target = new int[pairs];
        var weight = new float[pairs];
        var directed = new TreeMap<Long, Double>();
        for (int e = 0; e < pairs; e++) {
            source[e] = draws.nextInt(nodes);
            target[e] = (source[e] + 1 + draws.nextInt(nodes - 1)) % nodes;
            // Sums of quarters are exact in any order.
            weight[e] = (1 + draws.nextInt(8)) / 4f;
            directed.merge((long) source[e] << 32 | target[e], (double) weight[e], Double::sum);
        }

        CsrGraph graph = graph(nodes, source, target, weight);

        var expected = new TreeMap<Long, Double>();
        directed.forEach((pair, sum) -> {
            expected.merge(pair, sum, Math::max);
            expected.merge(pair << 32 | pair >>> 32, sum, Math::max);
        });
        var actual = new TreeMap<Long, Double>();
        for (int node = 0; node < nodes; node++) {
            for (int e = graph.start()[node]; e < graph.start()[node + 1]; e++) {
                float[] weights = graph.weight();
                actual.put((long) node << 32 | graph.target()[e], weights == null ? 1.0 : weights[e]);
            }
        }
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        RandomSequence draws = SeededRandom.of(3).sequence(0);
        int nodes = 9000;
        int pairs = 200_000;
        var source = new int[pairs];
        var target = new int[pairs];
        var weight = new float[pairs];
        for (int e = 0; e < pairs; e++) {
            source[e] = draws.nextInt(nodes);
            target[e] = (source[e] + 1 + draws.nextInt(40)) % nodes;
            weight[e] = (float) draws.nextDouble() + 1e-3f;
        }
        Edges edges = Edges.of(source, target, weight);
        CsrGraph one = CsrGraph.of(nodes, edges, new ThreadedExecution(1));

        for (int threads : new int[] {2, 3, 7}) {
            CsrGraph other = CsrGraph.of(nodes, edges, new ThreadedExecution(threads));
            assertThat(other.start()).isEqualTo(one.start());
            assertThat(other.target()).isEqualTo(one.target());
            assertThat(other.weight()).isEqualTo(one.weight());
        }
    }

    @Test
    void partOfAGraphKeepsTheEdgesBetweenItsNodes() {
        CsrGraph graph = graph(4, new int[] {0, 1, 2}, new int[] {1, 2, 3}, 1, 2, 3);

        CsrGraph part = graph.of(new int[] {3, 2, 0}, new ThreadedExecution(1));

        assertThat(part.start()).containsExactly(0, 1, 2, 2);
        assertThat(part.target()).containsExactly(1, 0);
        assertThat(part.weight()).containsExactly(3, 3);
    }

    @Test
    void aSearchFindsHowFarNodesAreAndNothingThatIsNotConnected() {
        // 0 - 1 - 2 - 3 and 4 - 5
        CsrGraph graph = graph(6, new int[] {0, 1, 2, 4}, new int[] {1, 2, 3, 5});

        Reach reach = Reach.of(graph, new int[] {3, 0, 3});

        assertThat(reach.order()).containsExactly(3, 2, 1, 0);
        assertThat(reach.steps()).containsExactly(0, 1, 1, 0, -1, -1);
        assertThat(Components.of(graph).of()).containsExactly(0, 0, 0, 0, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 9})
    void sumsOverNeighboursAreThoseOfTheMatrix(int classes) {
        RandomSequence draws = SeededRandom.of(classes).sequence(0);
        int nodes = 30;
        var dense = new double[nodes][nodes];
        var source = new int[90];
        var target = new int[90];
        var weight = new float[90];
        for (int e = 0; e < 90; e++) {
            source[e] = e % nodes;
            target[e] = (source[e] + 1 + e / nodes) % nodes;
            weight[e] = (float) draws.nextDouble() + 0.1f;
            dense[source[e]][target[e]] = weight[e];
            dense[target[e]][source[e]] = weight[e];
        }
        for (float[] weights : new float[][] {weight, new float[0]}) {
            CsrGraph graph = graph(nodes, source, target, weights);
            var sums = new NeighbourSums(graph, classes, new ThreadedExecution(2));
            double[] x = sums.matrix();
            Arrays.setAll(x, i -> draws.nextDouble());
            double[] into = sums.matrix();

            sums.of(x, into, (piece, from, to) -> {});

            for (int node = 0; node < nodes; node++) {
                for (int k = 0; k < classes; k++) {
                    double expected = 0;
                    for (int other = 0; other < nodes; other++) {
                        double w = weights.length == 0 && dense[node][other] > 0 ? 1 : dense[node][other];
                        expected += w * x[other * sums.width() + k];
                    }
                    assertThat(into[node * sums.width() + k]).isEqualTo(expected, Offset.offset(1e-12));
                }
            }
        }
    }
}
