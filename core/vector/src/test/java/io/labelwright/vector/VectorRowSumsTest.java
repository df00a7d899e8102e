package io.labelwright.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.graph.Edges;
import io.labelwright.math.graph.NeighbourSums;
import io.labelwright.math.graph.RowSums;
import io.labelwright.testkit.SerialExecution;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs with {@code --add-modules jdk.incubator.vector}. */
final class VectorRowSumsTest {

    private final RowSums kernel = new VectorKernels().sums().orElseThrow();
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
        CsrGraph graph = CsrGraph.of(nodes, Edges.of(source, target, weight), SerialExecution.inOrder());
        return weighted ? graph : new CsrGraph(graph.start(), graph.target(), null);
    }

    @ParameterizedTest
    @CsvSource({
        "1, true",
        "4, false",
        "7, true",
        "8, false",
        "10, true",
        "12, false",
        "13, true",
        "23, false",
        "31, true"
    })
    void eachNumberIsAddedUpAsByAPlainLoop(int classes, boolean weighted) {
        CsrGraph graph = graph(500, weighted);
        int width = NeighbourSums.width(classes);
        double[] x = random.doubles(500L * width, -1, 1).toArray();
        var into = new double[x.length];
        Arrays.fill(into, Double.NaN);

        kernel.of(graph, x, into, width, 0, 123);
        kernel.of(graph, x, into, width, 123, 500);

        float[] weight = graph.weight();
        for (int node = 0; node < 500; node++) {
            for (int k = 0; k < width; k++) {
                double sum = 0;
                for (int e = graph.start()[node]; e < graph.start()[node + 1]; e++) {
                    double one = x[graph.target()[e] * width + k];
                    sum += weight == null ? one : weight[e] * one;
                }
                assertThat(into[node * width + k])
                        .as("node %s, class %s", node, k)
                        .isEqualTo(sum);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"10, true", "10, false"})
    void onlyRowsOfTheRunAreWritten(int classes, boolean weighted) {
        CsrGraph graph = graph(100, weighted);
        int width = NeighbourSums.width(classes);
        var into = new double[100 * width];
        Arrays.fill(into, 7);

        kernel.of(graph, new double[into.length], into, width, 40, 60);

        assertThat(Arrays.copyOfRange(into, 0, 40 * width)).containsOnly(7);
        assertThat(Arrays.copyOfRange(into, 40 * width, 60 * width)).containsOnly(0);
        assertThat(Arrays.copyOfRange(into, 60 * width, into.length)).containsOnly(7);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 4, true",
        "8, 8, false",
        "12, 16, true",
        "12, 16, false",
        "16, 16, false",
        "20, 32, true",
        "48, 48, false"
    })
    void floatsAreAddedUpAsByPlainLoops(int width, int stride, boolean weighted) {
        CsrGraph graph = graph(500, weighted);
        var x = new float[RowSums.HEAD + 500 * stride];
        for (int node = 0; node < 500; node++) {
            for (int k = 0; k < width; k++) {
                x[RowSums.HEAD + node * stride + k] = (float) random.nextDouble(-1, 1);
            }
        }
        var expected = new float[x.length];
        var into = new float[x.length];

        RowSums.plain().of(graph, x, expected, width, stride, 0, 500);
        kernel.of(graph, x, into, width, stride, 0, 123);
        kernel.of(graph, x, into, width, stride, 123, 500);

        assertThat(into).containsExactly(expected);
    }
}
