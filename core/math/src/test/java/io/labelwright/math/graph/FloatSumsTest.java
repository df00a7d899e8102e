package io.labelwright.math.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.math.neighbour.ThreadedExecution;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FloatSumsTest {

    private final SplittableRandom random = new SplittableRandom(5);

    /** Some nodes have no neighbours, one has very many. */
    private CsrGraph graph(int nodes, boolean weighted) {
        var source = new int[nodes * 3];
        var target = new int[source.length];
        var weight = new float[source.length];
        for (int e = 0; e < source.length; e++) {
            source[e] = e % 3 == 0 ? 0 : random.nextInt(nodes - 1);
            target[e] = source[e] + 1 + random.nextInt(nodes - 1 - source[e]);
            weight[e] = (float) random.nextDouble(0.1, 2);
        }
        CsrGraph graph = CsrGraph.of(nodes, Edges.of(source, target, weight), new ThreadedExecution(1));
        return weighted ? graph : new CsrGraph(graph.start(), graph.target(), null);
    }

    private static FloatSums sums(CsrGraph graph, int classes, int threads) {
        return new FloatSums(new NeighbourSums(graph, classes, new ThreadedExecution(threads)), classes);
    }

    @ParameterizedTest
    @CsvSource({
        "500, 1, true",
        "500, 6, false",
        "500, 10, true",
        "30000, 10, false",
        "30000, 12, true",
        "500, 16, true",
        "500, 37, false"
    })
    void rowsAreAddedUpInTheOrderOfNeighbours(int nodes, int classes, boolean weighted) {
        CsrGraph graph = graph(nodes, weighted);
        FloatSums sums = sums(graph, classes, 1);
        float[] x = sums.matrix();
        for (int node = 0; node < nodes; node++) {
            for (int k = 0; k < classes; k++) {
                x[sums.row(node) + k] = random.nextFloat();
            }
        }
        float[] into = sums.matrix();
        var visited = new boolean[nodes];

        sums.of(x, into, (piece, from, to) -> Arrays.fill(visited, from, to, true));

        assertThat(visited).doesNotContain(false);
        float[] weight = graph.weight();
        for (int node = 0; node < nodes; node++) {
            for (int k = 0; k < classes; k++) {
                float sum = 0;
                double exact = 0;
                for (int e = graph.start()[node]; e < graph.start()[node + 1]; e++) {
                    float one = x[sums.row(graph.target()[e]) + k];
                    sum += weight == null ? one : weight[e] * one;
                    exact += weight == null ? one : (double) weight[e] * one;
                }
                float expected = graph.degree(node) > 64 ? (float) exact : sum;
                if (into[sums.row(node) + k] != expected) {
                    assertThat(into[sums.row(node) + k])
                            .as("node %s, class %s", node, k)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void threadsChangeNoBit() {
        CsrGraph graph = graph(20_000, true);
        FloatSums one = sums(graph, 7, 1);
        FloatSums three = sums(graph, 7, 3);
        float[] x = one.matrix();
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextFloat();
        }
        float[] alone = one.matrix();
        float[] together = three.matrix();

        one.of(x, alone, (piece, from, to) -> {});
        three.of(x, together, (piece, from, to) -> {});

        assertThat(together).containsExactly(alone);
    }

    @Test
    void manySmallNumbersAreNotLostInALargeSum() {
        int nodes = 200_001;
        var source = new int[nodes - 1];
        var target = new int[nodes - 1];
        Arrays.setAll(target, e -> e + 1);
        CsrGraph star = CsrGraph.of(nodes, Edges.of(source, target, new float[0]), new ThreadedExecution(1));
        FloatSums sums = sums(star, 1, 2);
        float[] x = sums.matrix();
        Arrays.fill(x, 0.1f);
        x[sums.row(1)] = 1e7f;
        float[] into = sums.matrix();

        sums.of(x, into, (piece, from, to) -> {});

        assertThat((double) into[sums.row(0)]).isCloseTo(1e7 + 2e4, Offset.offset(1.0));
    }
}
