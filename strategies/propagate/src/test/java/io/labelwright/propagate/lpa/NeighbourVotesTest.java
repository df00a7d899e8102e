package io.labelwright.propagate.lpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.graph.Edges;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Stepwise;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphs of many blocks; what comes of items is in {@link LpaTest}. */
final class NeighbourVotesTest {

    private static final int COMMUNITY = 50;

    /** Runs with an execution of so many threads. */
    private static <T> T with(int threads, Function<Execution, T> work) {
        try (var pool = new WorkerPool(threads)) {
            return work.apply(new LocalExecution(pool, (share, what) -> {}));
        }
    }

    /** Communities whose members follow one another, a fifth of the edges leads anywhere; and a hub. */
    private static CsrGraph graph(int nodes, boolean weighted) {
        var source = new int[nodes * 8];
        var target = new int[source.length];
        RandomSequence draws = SeededRandom.of(7).sequence(0);
        for (int e = 0; e < source.length; e++) {
            source[e] = e % 50 == 0 ? 0 : draws.nextInt(nodes);
            int near = source[e] / COMMUNITY * COMMUNITY + draws.nextInt(COMMUNITY);
            target[e] = e % 50 == 0 || draws.nextInt(5) == 0 || near >= nodes ? draws.nextInt(nodes) : near;
            target[e] = target[e] == source[e] ? (source[e] + 1) % nodes : target[e];
        }
        var weight = new float[source.length];
        Arrays.fill(weight, 1);
        for (int e = 0; e < weight.length && weighted; e++) {
            weight[e] = 0.5f + (float) draws.nextDouble();
        }
        CsrGraph graph = with(2, execution -> CsrGraph.of(nodes, Edges.of(source, target, weight), execution));
        // Pairs that came again have weights above 1.
        return weighted ? graph : new CsrGraph(graph.start(), graph.target(), null);
    }

    private static NeighbourVotes votes(CsrGraph graph, Execution execution) {
        var start = new int[graph.nodes()];
        Arrays.setAll(start, node -> node);
        return new NeighbourVotes(
                graph, start, new boolean[start.length], start.length, 0, SeededRandom.of(3), execution);
    }

    @ParameterizedTest
    @CsvSource({"100,false", "100,true", "256,false", "5000,false", "5000,true"})
    void inTheEndNoNodeHasABetterLabelAmongItsNeighbours(int nodes, boolean weighted) {
        CsrGraph graph = graph(nodes, weighted);

        int[] label = with(3, execution -> {
            NeighbourVotes votes = votes(graph, execution);
            assertThat(execution.steps(votes, 1000).converged()).isTrue();
            return votes.labels();
        });

        for (int node = 0; node < nodes; node++) {
            var weights = new TreeMap<Integer, Double>();
            for (int e = graph.start()[node]; e < graph.start()[node + 1]; e++) {
                weights.merge(label[graph.target()[e]], graph.weight() == null ? 1.0 : graph.weight()[e], Double::sum);
            }
            double most = weights.values().stream()
                    .mapToDouble(weight -> weight)
                    .max()
                    .orElse(0);
            assertThat(weights.getOrDefault(label[node], 0.0))
                    .as("node %s", node)
                    .isEqualTo(most);
        }
    }

    @Test
    void plantedCommunitiesAreFound() {
        CsrGraph graph = graph(5000, false);

        int[] label = with(2, execution -> {
            NeighbourVotes votes = votes(graph, execution);
            execution.steps(votes, 100);
            return votes.labels();
        });

        int right = 0;
        Set<Integer> taken = new HashSet<>();
        for (int first = 0; first < label.length; first += COMMUNITY) {
            int[] inside = Arrays.copyOfRange(label, first, first + COMMUNITY);
            int most = Arrays.stream(inside)
                    .boxed()
                    .max((a, b) -> Long.compare(count(inside, a), count(inside, b)))
                    .orElseThrow();
            right += taken.add(most) ? (int) count(inside, most) : 0;
        }
        assertThat(right).isGreaterThan(4700);
    }

    private static long count(int[] labels, int one) {
        return Arrays.stream(labels).filter(label -> label == one).count();
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void anyNumberOfThreadsFindsTheSame(boolean weighted) {
        CsrGraph graph = graph(5000, weighted);

        int[] one = with(1, execution -> stopped(graph, execution, 3));
        int[] five = with(5, execution -> stopped(graph, execution, 3));

        assertThat(five).isEqualTo(one);
        assertThat(one).isNotEqualTo(with(1, execution -> stopped(graph, execution, 2)));
    }

    private static int[] stopped(CsrGraph graph, Execution execution, int steps) {
        NeighbourVotes votes = votes(graph, execution);
        execution.steps(votes, steps);
        return votes.labels();
    }

    @Test
    void aStateThatWasKeptGoesOnWithTheSameLabels() throws IOException {
        CsrGraph graph = graph(5000, false);
        try (var pool = new WorkerPool(2)) {
            var execution = new LocalExecution(pool, (share, what) -> {});
            NeighbourVotes votes = votes(graph, execution);
            Stepwise again = votes(graph, execution);
            votes.begin();
            votes.step(0);
            votes.step(1);
            var kept = new ByteArrayOutputStream();
            votes.write(new DataOutputStream(kept));
            assertThat(kept.size()).isEqualTo((int) votes.size());

            votes.step(2);
            again.begin();
            again.read(new DataInputStream(new ByteArrayInputStream(kept.toByteArray())));
            again.step(2);

            assertThat(((NeighbourVotes) again).labels()).isEqualTo(votes.labels());
        }
    }

    @Test
    void eachNodeOfABlockHasOneTurn() {
        for (long order : new long[] {0, -1, 0x0123_4567_89AB_CDEFL}) {
            assertThat(IntStream.range(0, BlockVote.NODES)
                            .map(turn -> BlockVote.place(turn, order))
                            .toArray())
                    .containsExactlyInAnyOrder(
                            IntStream.range(0, BlockVote.NODES).toArray());
        }
    }

    @Test
    void labelsDoNotRunAlongARing() {
        int nodes = 10_000;
        var source = new int[2 * nodes];
        var target = new int[source.length];
        for (int node = 0; node < nodes; node++) {
            source[2 * node] = node;
            source[2 * node + 1] = node;
            target[2 * node] = (node + 1) % nodes;
            target[2 * node + 1] = (node + 2) % nodes;
        }

        int[] label = with(2, execution -> {
            CsrGraph graph = CsrGraph.of(nodes, Edges.of(source, target, new float[0]), execution);
            NeighbourVotes votes = votes(graph, execution);
            assertThat(execution.steps(votes, 1000).converged()).isTrue();
            return votes.labels();
        });

        // Turns in the order of nodes would let one label take a block, or all, in a single step.
        assertThat(Arrays.stream(label).distinct().count()).isGreaterThan(1000);
        assertThat(Arrays.stream(label)
                        .boxed()
                        .distinct()
                        .mapToLong(one -> count(label, one))
                        .max()
                        .orElse(0))
                .isLessThan(100);
    }
}
