package io.labelwright.math.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.math.neighbour.ThreadedExecution;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeClustersTest {

    private static CsrGraph graph(int nodes, int[] source, int[] target) {
        return CsrGraph.of(nodes, Edges.of(source, target, new float[0]), new ThreadedExecution(1));
    }

    /** A chain 0 - 1 - 2 ... in which nodes are called otherwise. */
    private static CsrGraph chain(int[] names) {
        int edges = names.length - 1;
        return graph(names.length, Arrays.copyOf(names, edges), Arrays.copyOfRange(names, 1, names.length));
    }

    @Test
    void aClusterIsFilledByASearchInBreadthAndTheNextOneBeginsBesideIt() {
        // 4 - 2 - 0 - 1 - 3 - 5, from 0: the cluster of 3 ends between 1 and 3; what is left of it comes before 4.
        CsrGraph graph = chain(new int[] {4, 2, 0, 1, 3, 5});

        assertThat(NodeClusters.order(graph, new int[] {0}, 3)).containsExactly(0, 1, 2, 3, 5, 4);
        assertThat(NodeClusters.order(graph, new int[] {0}, 100)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(NodeClusters.order(graph, new int[] {0}, 1)).containsExactly(0, 1, 3, 5, 2, 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 10_000})
    void everyNodeThatIsReachedIsThereOnce(int most) {
        int nodes = 2000;
        RandomSequence draws = SeededRandom.of(5).sequence(0);
        var source = new int[nodes];
        var target = new int[nodes];
        for (int e = 0; e < nodes; e++) {
            source[e] = draws.nextInt(nodes);
            target[e] = (source[e] + 1 + draws.nextInt(nodes - 1)) % nodes;
        }
        CsrGraph graph = graph(nodes, source, target);
        int[] from = IntStream.range(0, 40).map(i -> draws.nextInt(nodes)).toArray();

        int[] order = NodeClusters.order(graph, from, most);

        int[] steps = Reach.steps(graph, from);
        assertThat(order).hasSizeBetween(100, nodes - 1);
        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, nodes)
                        .filter(node -> steps[node] >= 0)
                        .toArray());
    }

    /** What it is for: of a long chain whose nodes are numbered at random, neighbours come to stand side by side. */
    @Test
    void neighboursStandNearEachOther() {
        int nodes = 100_000;
        int[] names = IntStream.range(0, nodes).toArray();
        RandomSequence draws = SeededRandom.of(6).sequence(0);
        for (int i = nodes - 1; i > 0; i--) {
            int other = draws.nextInt(i + 1);
            int kept = names[i];
            names[i] = names[other];
            names[other] = kept;
        }
        CsrGraph graph = chain(names);
        int[] everyTenth =
                IntStream.range(0, nodes / 10).map(i -> names[10 * i]).toArray();

        int[] order = Reach.of(graph, everyTenth).order();

        var place = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            place[order[i]] = i;
        }
        long near = IntStream.range(1, nodes)
                .filter(i -> Math.abs(place[names[i]] - place[names[i - 1]]) <= 2)
                .count();
        assertThat(near).isGreaterThan(nodes - 20);
    }
}
