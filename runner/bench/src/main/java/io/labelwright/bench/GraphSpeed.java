package io.labelwright.bench;

import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.graph.Edges;
import io.labelwright.math.graph.NeighbourSums;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.propagate.lpa.NeighbourVotes;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Stepwise;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What it costs to build a graph of pairs and to find its communities by votes, in seconds of the clock and of the
 * processor: communities of 1,000 nodes with 20 edges a node, of which 30 % lead anywhere. Arguments: the number of
 * edges, several times; the first one warms up.
 */
public final class GraphSpeed {

    private static final int EDGES_A_NODE = 10;
    private static final int COMMUNITY = 1000;

    private GraphSpeed() {}

    /** The numbers of edges. */
    public static void main(String[] arguments) {
        try (var pool = new WorkerPool(2)) {
            Execution execution = new LocalExecution(pool, (share, what) -> {});
            for (String argument : arguments) {
                measure(Integer.parseInt(argument), execution);
            }
        }
    }

    private static void measure(int edges, Execution execution) {
        int nodes = edges / EDGES_A_NODE;
        var source = new int[edges];
        var target = new int[edges];
        RandomSequence draws = SeededRandom.of(1).sequence(0);
        int communities = Math.max(1, nodes / COMMUNITY);
        for (int e = 0; e < edges; e++) {
            source[e] = draws.nextInt(nodes);
            // Members of a community are spread over all numbers.
            target[e] = draws.nextDouble() < 0.3
                    ? draws.nextInt(nodes)
                    : Math.min(nodes - 1, draws.nextInt(nodes / communities) * communities + source[e] % communities);
            if (target[e] == source[e]) {
                target[e] = (source[e] + communities) % nodes;
            }
        }
        Clock building = new Clock();
        CsrGraph graph = CsrGraph.of(nodes, Edges.of(source, target, new float[0]), execution);
        String built = building.toString();
        var start = new int[nodes];
        Arrays.setAll(start, node -> node);
        var sums = new NeighbourSums(graph, 1, execution);
        var votes = new NeighbourVotes(sums, start, new boolean[nodes], nodes, 1e-5, SeededRandom.of(1), execution);
        Clock voting = new Clock();
        Stepwise.End end = execution.steps(votes, 100);
        System.out.printf(
                Locale.ROOT,
                "%,d nodes, %,d edges: build %s; votes %s, %d steps, NMI %.4f%n",
                nodes,
                graph.edges(),
                built,
                voting,
                end.steps(),
                mutualInformation(votes.labels(), communities));
    }

    /** Of the found communities and the planted ones, normalised by the mean of their entropies. */
    private static double mutualInformation(int[] label, int communities) {
        Map<Long, Integer> joint = new HashMap<>();
        Map<Integer, Integer> found = new HashMap<>();
        var planted = new int[communities];
        for (int node = 0; node < label.length; node++) {
            joint.merge((long) label[node] << 32 | node % communities, 1, Integer::sum);
            found.merge(label[node], 1, Integer::sum);
            planted[node % communities]++;
        }
        double n = label.length;
        double shared = 0;
        for (Map.Entry<Long, Integer> cell : joint.entrySet()) {
            double both = cell.getValue();
            int one = found.getOrDefault((int) (cell.getKey() >>> 32), 0);
            shared += both / n * Math.log(both * n / ((double) one * planted[(int) (long) cell.getKey()]));
        }
        double entropies = found.values().stream()
                        .mapToDouble(count -> -count / n * Math.log(count / n))
                        .sum()
                + Arrays.stream(planted)
                        .filter(count -> count > 0)
                        .mapToDouble(count -> -count / n * Math.log(count / n))
                        .sum();
        return entropies == 0 ? 1 : 2 * shared / entropies;
    }
}
