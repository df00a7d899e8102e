package io.labelwright.propagate.mbo;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.graph.Edges;
import io.labelwright.math.graph.NeighbourSums;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.Scores;
import io.labelwright.propagate.method.Spread;
import io.labelwright.propagate.poisson.PoissonLearning;
import io.labelwright.propagate.seed.Seeds;
import io.labelwright.testkit.SerialExecution;
import io.labelwright.testkit.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FloatFlowTest {

    private static final int CLASSES = 3;
    private static final int NODES = 3000;

    private final SplittableRandom random = new SplittableRandom(7);

    /** Three parts of a ring, a few edges that lead anywhere, one node alone. */
    private Ground ground(boolean weighted, double heaviest) {
        int edges = 5 * NODES;
        var source = new int[edges];
        var target = new int[edges];
        var weight = new float[weighted ? edges : 0];
        for (int e = 0; e < edges; e++) {
            source[e] = e / 5 % (NODES - 1);
            target[e] = e % 19 == 0 ? random.nextInt(NODES - 1) : (source[e] + 1 + random.nextInt(20)) % (NODES - 1);
            target[e] = target[e] == source[e] ? (source[e] + 1) % (NODES - 1) : target[e];
            if (weighted) {
                weight[e] = (float) (heaviest * random.nextDouble(0.1, 1));
            }
        }
        CsrGraph graph = CsrGraph.of(NODES, Edges.of(source, target, weight), SerialExecution.inOrder());
        int[] node = {400, 1500, 2500, 600, 1300, 2700, NODES - 1};
        int[] label = {0, 1, 2, 0, 1, 2, 2};
        var belief = new double[node.length * CLASSES];
        for (int i = 0; i < node.length; i++) {
            belief[i * CLASSES + label[i]] = 1;
        }
        var certain = new double[node.length];
        Arrays.setAll(certain, i -> i % 3 == 0 ? 0.5 : 1);
        return new Ground(
                new NeighbourSums(graph, CLASSES, SerialExecution.inOrder()),
                new Seeds(node, label, belief, certain, CLASSES),
                null,
                TestContext.create());
    }

    private static Scores found(Ground ground, long floatsFrom) {
        var first = new PoissonLearning(1000, 1e-5);
        return Spread.of(
                new PoissonMbo(PriorSource.UNIFORM, first, FlowLengths.FALLING, 100, 1e-3, floatsFrom), ground);
    }

    @ParameterizedTest
    @CsvSource({"false, 1", "true, 1", "true, 100"})
    void whatComesOutIsThatOfDoubles(boolean weighted, double heaviest) {
        Ground ground = ground(weighted, heaviest);

        Scores floats = found(ground, 0);
        Scores doubles = found(ground, Long.MAX_VALUE);

        assertThat(floats.value()).isNotEqualTo(doubles.value());
        assertThat(floats.end().steps()).isEqualTo(doubles.end().steps());
        for (int i = 0; i < floats.value().length; i++) {
            assertThat(Math.abs(floats.value()[i] - doubles.value()[i])).isLessThan(1e-4);
        }
    }

    @Test
    void doublesAreTakenWhereSumsOfFloatsWouldOverflow() {
        Ground ground = ground(true, 1e36);

        assertThat(found(ground, 0).value())
                .isEqualTo(found(ground, Long.MAX_VALUE).value());
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aFlowThatWasKeptGoesOnAsItWas(boolean inFloats) throws IOException {
        Ground ground = ground(true, 1);
        var label = new int[NODES];
        Arrays.setAll(label, node -> node % (CLASSES + 1) - 1);
        ClassFlow flow = inFloats ? new FloatFlow(ground) : new DoubleFlow(ground);
        flow.set(label);
        flow.flow();
        var bytes = new ByteArrayOutputStream();
        flow.write(new DataOutputStream(bytes));
        flow.flow();

        ClassFlow other = inFloats ? new FloatFlow(ground) : new DoubleFlow(ground);
        other.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        other.flow();

        assertThat(bytes.size()).isEqualTo(flow.size());
        assertThat(other.scores()).isEqualTo(flow.scores());
        var row = new double[CLASSES];
        flow.row(17, row);
        assertThat(row).containsExactly(Arrays.copyOfRange(flow.scores(), 17 * 4, 17 * 4 + CLASSES));
    }
}
