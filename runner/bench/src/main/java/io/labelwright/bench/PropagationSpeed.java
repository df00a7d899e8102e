package io.labelwright.bench;

import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.graph.Edges;
import io.labelwright.math.graph.NeighbourSums;
import io.labelwright.math.graph.Reach;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.propagate.auto.Auto;
import io.labelwright.propagate.mbo.PoissonMbo;
import io.labelwright.propagate.mbo.PriorSource;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.Method;
import io.labelwright.propagate.method.Scores;
import io.labelwright.propagate.method.Spread;
import io.labelwright.propagate.poisson.PoissonLearning;
import io.labelwright.propagate.seed.Seeds;
import io.labelwright.propagate.spreading.LabelSpreading;
import io.labelwright.spi.kernel.Execution;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What it costs to spread ten classes over a graph of ten edges a node.
 *
 * <pre>java -Xmx3g -cp 'runner/bench/target/lib/*:runner/bench/target/*' io.labelwright.bench.PropagationSpeed \
 *     spreading random 10000 100000 1000000
 * </pre>
 *
 * <p>Methods: {@code spreading} (30 steps), {@code poisson}, {@code poisson-mbo}, {@code auto}. Graphs: {@code random},
 * whose edges lead anywhere; {@code near}, a ring in which each node is joined to some of its fifty followers, one edge
 * in twenty leads anywhere, and nodes are numbered at random, much like neighbours among vectors; {@code ring}, the
 * same without edges that lead anywhere. Then numbers of nodes; the first one warms up, and one that comes again is
 * without the growth of the heap.
 */
public final class PropagationSpeed {

    private static final int CLASSES = 10;
    private static final int EDGES_A_NODE = 10;
    private static final int SEEDS_A_CLASS = 10;
    private static final int FOLLOWERS = 50;
    private static final int FAR = 20;

    private PropagationSpeed() {}

    /** Method, graph, numbers of nodes. */
    public static void main(String[] arguments) {
        if (arguments.length < 3) {
            throw new IllegalArgumentException("arguments: METHOD random|near|ring NODES...");
        }
        try (var pool = new WorkerPool(2)) {
            Execution execution = new LocalExecution(pool, (share, what) -> {});
            for (String nodes : Arrays.asList(arguments).subList(2, arguments.length)) {
                measure(arguments[0], arguments[1], Integer.parseInt(nodes), execution);
            }
        }
    }

    private static void measure(String name, String kind, int nodes, Execution execution) {
        Ordered found = ordered(kind, nodes, execution);
        CsrGraph graph = found.graph();
        var shares = new double[CLASSES];
        Arrays.fill(shares, 1.0 / CLASSES);
        var sums = new NeighbourSums(graph, CLASSES, execution);
        var ground = new Ground(
                sums, found.seeds(), name.equals("poisson-mbo") ? shares : null, new BenchContext(execution));
        var spreading = new Clock();
        Scores scores = Spread.of(method(name), ground);
        double nanos = spreading.processorNanos();
        long peak = pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(
                Locale.ROOT,
                "%s %,d nodes, %,d edges: order %s; spread %s, %d steps, %.2f ns of the processor an edge, direction,"
                        + " class and step; at most %,d bytes a node%n",
                name,
                graph.nodes(),
                graph.edges(),
                found.cost(),
                spreading,
                scores.end().steps(),
                nanos
                        / (2.0
                                * graph.edges()
                                * CLASSES
                                * Math.max(1, scores.end().steps())),
                peak / nodes);
    }

    private record Ordered(CsrGraph graph, Seeds seeds, String cost) {}

    /** As in a stage, the graph as it was made is gone when this is left. */
    private static Ordered ordered(String kind, int nodes, Execution execution) {
        int[] place = places(nodes);
        CsrGraph whole = graph(kind, place, execution);
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        var ordering = new Clock();
        int[] seeds = seeds(nodes, place);
        Reach reach = Reach.of(whole, seeds);
        CsrGraph near = whole.of(reach.order(), execution);
        String cost = ordering.toString();
        var numberOf = new int[nodes];
        for (int node = 0; node < reach.order().length; node++) {
            numberOf[reach.order()[node]] = node;
        }
        return new Ordered(near, known(seeds, numberOf), cost);
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    /** Where on the ring each node is. */
    private static int[] places(int nodes) {
        var place = new int[nodes];
        Arrays.setAll(place, node -> node);
        RandomSequence draws = SeededRandom.of(2).sequence(0);
        for (int i = nodes - 1; i > 0; i--) {
            int other = draws.nextInt(i + 1);
            int kept = place[i];
            place[i] = place[other];
            place[other] = kept;
        }
        return place;
    }

    private static CsrGraph graph(String kind, int[] place, Execution execution) {
        int nodes = place.length;
        var source = new int[nodes * EDGES_A_NODE];
        var target = new int[source.length];
        RandomSequence draws = SeededRandom.of(1).sequence(0);
        for (int e = 0; e < source.length; e++) {
            int from = e / EDGES_A_NODE;
            boolean far = kind.equals("random") || kind.equals("near") && draws.nextInt(FAR) == 0;
            int to = far ? draws.nextInt(nodes) : (from + 1 + draws.nextInt(FOLLOWERS)) % nodes;
            source[e] = place[from];
            target[e] = place[to == from ? (from + 1) % nodes : to];
        }
        return CsrGraph.of(nodes, Edges.of(source, target, new float[0]), execution);
    }

    /** A tenth of the ring is a class. */
    private static int[] seeds(int nodes, int[] place) {
        var seeds = new int[CLASSES * SEEDS_A_CLASS];
        Arrays.setAll(seeds, i -> place[(int) ((long) nodes * i / seeds.length)]);
        return seeds;
    }

    private static Seeds known(int[] seeds, int[] numberOf) {
        var node = new int[seeds.length];
        var label = new int[node.length];
        var belief = new double[node.length * CLASSES];
        var weight = new double[node.length];
        for (int i = 0; i < node.length; i++) {
            node[i] = numberOf[seeds[i]];
            label[i] = i / SEEDS_A_CLASS;
            belief[i * CLASSES + label[i]] = 1;
            weight[i] = 1;
        }
        return new Seeds(node, label, belief, weight, CLASSES);
    }

    private static Method method(String name) {
        return switch (name) {
            case "spreading" -> new LabelSpreading(0.9, 30, 0);
            case "poisson" -> new PoissonLearning(1000, 1e-5);
            case "auto" -> new Auto();
            case "poisson-mbo" -> new PoissonMbo(PriorSource.KNOWN, 100, 1e-3);
            default -> throw new IllegalArgumentException("no method is called " + name);
        };
    }
}
