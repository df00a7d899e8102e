package io.labelwright.bench;

import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.graph.Edges;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.propagate.lpa.NeighbourVotes;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Stepwise;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What it costs to build a graph of pairs and to find its communities by votes, in seconds of the clock and of the
 * processor. Arguments, as many as wanted, the first one warms up: a number of edges, for communities of 1,000 nodes
 * with 20 edges a node, of which 30 % lead anywhere; or a folder with {@code edges.npy} (a pair of nodes per row) and
 * {@code labels.npy} (per node its community), as {@code runner/bench/communities.py} makes them.
 */
public final class GraphSpeed {

    private static final int EDGES_A_NODE = 10;
    private static final int COMMUNITY = 1000;

    private GraphSpeed() {}

    /** The numbers of edges, or folders. */
    public static void main(String[] arguments) throws IOException {
        try (var pool = new WorkerPool(2)) {
            Execution execution = new LocalExecution(pool, (share, what) -> {});
            for (String argument : arguments) {
                boolean number = argument.chars().allMatch(Character::isDigit);
                measure(number ? planted(Integer.parseInt(argument)) : read(Path.of(argument)), execution);
            }
        }
    }

    /** Pairs of nodes, and per node the community that it was put into. */
    @SuppressWarnings("ArrayRecordComponent") // read only
    private record Planted(int[] source, int[] target, int[] community) {}

    private static Planted read(Path folder) throws IOException {
        int[] ends = NumpyFile.of(folder.resolve("edges.npy")).ints();
        var source = new int[ends.length / 2];
        var target = new int[source.length];
        for (int e = 0; e < source.length; e++) {
            source[e] = ends[2 * e];
            target[e] = ends[2 * e + 1];
        }
        return new Planted(
                source, target, NumpyFile.of(folder.resolve("labels.npy")).ints());
    }

    private static Planted planted(int edges) {
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
        var community = new int[nodes];
        Arrays.setAll(community, node -> node % communities);
        return new Planted(source, target, community);
    }

    private static void measure(Planted planted, Execution execution) {
        int nodes = planted.community().length;
        Clock building = new Clock();
        CsrGraph graph = CsrGraph.of(nodes, Edges.of(planted.source(), planted.target(), new float[0]), execution);
        String built = building.toString();
        var start = new int[nodes];
        Arrays.setAll(start, node -> node);
        var votes = new NeighbourVotes(graph, start, new boolean[nodes], nodes, 1e-5, SeededRandom.of(1), execution);
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
                mutualInformation(votes.labels(), planted.community()));
    }

    /** Of the found communities and the planted ones, normalised by the mean of their entropies. */
    private static double mutualInformation(int[] label, int[] planted) {
        Map<Long, Integer> joint = new HashMap<>();
        Map<Integer, Integer> found = new HashMap<>();
        Map<Integer, Integer> communities = new HashMap<>();
        for (int node = 0; node < label.length; node++) {
            joint.merge((long) label[node] << 32 | planted[node], 1, Integer::sum);
            found.merge(label[node], 1, Integer::sum);
            communities.merge(planted[node], 1, Integer::sum);
        }
        double entropies = entropy(found, label.length) + entropy(communities, label.length);
        double shared = entropies - entropy(joint, label.length);
        return entropies == 0 ? 1 : 2 * shared / entropies;
    }

    private static double entropy(Map<?, Integer> counts, double all) {
        return counts.values().stream()
                .mapToDouble(count -> -count / all * Math.log(count / all))
                .sum();
    }
}
