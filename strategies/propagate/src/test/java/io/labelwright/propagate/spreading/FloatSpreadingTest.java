package io.labelwright.propagate.spreading;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.graph.Edges;
import io.labelwright.math.graph.NeighbourSums;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.Scores;
import io.labelwright.propagate.method.Spread;
import io.labelwright.propagate.seed.Seeds;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.testkit.SerialExecution;
import io.labelwright.testkit.TestContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FloatSpreadingTest {

    private static final int CLASSES = 5;
    private static final long ALWAYS = 0;
    private static final long NEVER = Long.MAX_VALUE;

    private final SplittableRandom random = new SplittableRandom(7);
    private final WorkerPool pool = new WorkerPool(2);
    private final Execution execution = new LocalExecution(pool, (share, what) -> {});

    @AfterEach
    void endThreads() {
        pool.close();
    }

    /** Some followers of each node, a few far edges, one hub, some nodes alone. */
    private CsrGraph graph(int nodes, boolean weighted) {
        int edges = 5 * nodes;
        var source = new int[edges];
        var target = new int[edges];
        var weight = new float[weighted ? edges : 0];
        for (int e = 0; e < edges; e++) {
            source[e] = e % 50 == 0 ? 0 : e / 5;
            target[e] = e % 23 == 0 ? random.nextInt(nodes) : (source[e] + 1 + random.nextInt(20)) % nodes;
            target[e] = target[e] == source[e] ? (source[e] + 1) % nodes : target[e];
            if (weighted) {
                weight[e] = (float) Math.exp(random.nextDouble(-4, 0));
            }
        }
        return CsrGraph.of(nodes, Edges.of(source, target, weight), SerialExecution.inOrder());
    }

    private static Ground ground(CsrGraph graph, int[] nodes, Execution execution) {
        int[] label = IntStream.range(0, nodes.length).map(i -> i % CLASSES).toArray();
        var belief = new double[nodes.length * CLASSES];
        for (int i = 0; i < nodes.length; i++) {
            belief[i * CLASSES + label[i]] = 1;
        }
        var weight = new double[nodes.length];
        Arrays.setAll(weight, i -> i % 3 == 0 ? 0.5 : 1);
        return new Ground(
                new NeighbourSums(graph, CLASSES, execution),
                new Seeds(nodes, label, belief, weight, CLASSES),
                null,
                TestContext.create().withExecution(execution));
    }

    private static double farthest(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> Math.abs(a[i] - b[i]))
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"0.2, 40, true", "0.9, 30, false", "0.9, 30, true", "0.9, 400, true", "0.99, 3000, false"})
    void probabilitiesAreThoseOfDoubles(double alpha, int steps, boolean weighted) {
        CsrGraph graph = graph(5000, weighted);
        int[] seeds = {4321, 17, 0, 250, 3000, 999, 1500, 2222, 4000, 4999};
        Ground ground = ground(graph, seeds, execution);

        Scores floats = Spread.of(new LabelSpreading(alpha, steps, 0, ALWAYS), ground);
        Scores doubles = Spread.of(new LabelSpreading(alpha, steps, 0, NEVER), ground);

        assertThat(floats.value()).isNotEqualTo(doubles.value());
        assertThat(farthest(floats.value(), doubles.value())).isLessThan(1e-6);
        assertThat(floats.end().steps()).isEqualTo(steps);
    }

    /** The hub's row is larger than others, and rounded by more than the tolerance. */
    @ParameterizedTest
    @CsvSource({"0.2, true", "0.9, false", "0.9, true", "0.99, false"})
    void itEndsWhenDoublesDo(double alpha, boolean weighted) {
        CsrGraph graph = graph(5000, weighted);
        Ground ground = ground(graph, new int[] {0, 250, 3000, 4999}, execution);

        Scores floats = new LabelSpreading(alpha, 10_000, 1e-6, ALWAYS).spread(ground);
        Scores doubles = new LabelSpreading(alpha, 10_000, 1e-6, NEVER).spread(ground);

        assertThat(floats.end().converged()).isTrue();
        assertThat((double) floats.end().steps()).isCloseTo(doubles.end().steps(), Offset.offset(2.0));
        assertThat(farthest(floats.value(), doubles.value())).isLessThan(1e-5);
    }

    @Test
    void threadsAndStopsChangeNoBit() {
        CsrGraph graph = graph(20_000, true);
        int[] seeds = {1, 3, 12_345, 700, 15_000};
        var method = new LabelSpreading(0.9, 40, 0, ALWAYS);

        // Stopped and started again after every step.
        double[] stopped =
                method.spread(ground(graph, seeds, SerialExecution.inReverse())).value();
        for (int threads = 1; threads <= 3; threads++) {
            try (var some = new WorkerPool(threads)) {
                var together = new LocalExecution(some, (share, what) -> {});
                assertThat(method.spread(ground(graph, seeds, together)).value())
                        .containsExactly(stopped);
            }
        }
    }

    @Test
    void aMatrixThatLiesInCachesIsOneOfDoubles() {
        Ground ground = ground(graph(1000, false), new int[] {1, 2, 3}, execution);

        assertThat(new LabelSpreading(0.9, 100, 1e-6).spread(ground).value())
                .containsExactly(
                        new LabelSpreading(0.9, 100, 1e-6, NEVER).spread(ground).value());
    }

    @Test
    void whatFloatsDoNotHoldIsDoneInDoubles() {
        // From one end to the other 0.63 to the power of 999 is left: 1e-201.
        int nodes = 1000;
        CsrGraph chain = CsrGraph.of(
                nodes,
                Edges.of(
                        IntStream.range(0, nodes - 1).toArray(),
                        IntStream.range(1, nodes).toArray(),
                        new float[0]),
                SerialExecution.inOrder());
        Ground ground = ground(chain, new int[] {0, 1}, execution);

        double[] scores =
                new LabelSpreading(0.9, 2000, 0, ALWAYS).spread(ground).value();

        assertThat(scores[(nodes - 1) * ground.width()]).isBetween(1e-220, 1e-180);
        assertThat(scores)
                .containsExactly(
                        new LabelSpreading(0.9, 2000, 0, NEVER).spread(ground).value());
    }

    @Test
    void whatIsTooFarForTheStepsIsNoReasonForDoubles() {
        int nodes = 1000;
        CsrGraph chain = CsrGraph.of(
                nodes,
                Edges.of(
                        IntStream.range(0, nodes - 1).toArray(),
                        IntStream.range(1, nodes).toArray(),
                        new float[0]),
                SerialExecution.inOrder());
        Ground ground = ground(chain, new int[] {0, 1}, execution);

        double[] floats = new LabelSpreading(0.9, 30, 0, ALWAYS).spread(ground).value();
        double[] doubles = new LabelSpreading(0.9, 30, 0, NEVER).spread(ground).value();

        assertThat(floats).isNotEqualTo(doubles);
        for (int i = 0; i < floats.length; i++) {
            assertThat(floats[i]).isCloseTo(doubles[i], Offset.offset(5e-6 * doubles[i]));
        }
    }

    @ParameterizedTest
    @CsvSource({"1e-30, 1e-6", "1e30, 1e-6", "1, 1e-9"})
    void weightsAndTolerancesThatFloatsAreNotMadeForAreDoneInDoubles(float weight, double tolerance) {
        var edges = Edges.of(new int[] {0, 1}, new int[] {1, 2}, new float[] {weight, 1});
        Ground ground = ground(CsrGraph.of(3, edges, SerialExecution.inOrder()), new int[] {0, 2}, execution);

        assertThat(FloatSpreading.suits(ground, tolerance)).isFalse();
        assertThat(new LabelSpreading(0.9, 100, tolerance, ALWAYS)
                        .spread(ground)
                        .value())
                .containsExactly(new LabelSpreading(0.9, 100, tolerance, NEVER)
                        .spread(ground)
                        .value());
    }
}
