package io.labelwright.propagate.graph;

import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.graph.Edges;
import io.labelwright.math.neighbour.EdgeWeights;
import io.labelwright.math.neighbour.EdgeWeights.Weights;
import io.labelwright.math.neighbour.ExactNeighbours;
import io.labelwright.math.neighbour.FeaturePoints;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.math.neighbour.ForestNeighbours;
import io.labelwright.math.neighbour.NeighbourGraph;
import io.labelwright.math.neighbour.Neighbours;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which items are joined: those of the table {@code graph}, or the nearest neighbours by a set of features, found and
 * weighed as {@code features/knn-graph} does.
 */
public final class ItemGraph {

    /** As {@code features/knn-graph} has it where it is not told otherwise. */
    private static final int EXACT_UP_TO = 30_000;

    private static final double RECALL = 0.98;

    private ItemGraph() {}

    /**
     * The graph whose nodes are the items of a view.
     *
     * @param features set to make it of; null for the graph in view, or without one the only set in view
     * @param k neighbours of each item where features make it
     */
    public static CsrGraph of(
            Inputs in, Outputs out, StageContext context, @Nullable String features, int k, Metric metric) {
        CsrGraph graph;
        if (features == null && !in.writer(TableKind.GRAPH).isEmpty()) {
            graph = ofTable(in, out, context);
        } else if (features == null && FeatureSet.names(in).isEmpty()) {
            throw new LabelingException(
                    StandardError.MISSING_TABLE,
                    null,
                    "there is neither a graph nor a set of features in view: nothing joins the items",
                    "put features/knn-graph, an import with graph: or one with features before this stage");
        } else {
            graph = ofFeatures(in, out, context, FeatureSet.of(in, features), k, metric);
        }
        context.checkCancelled();
        if (graph.edges() == 0) {
            throw new LabelingException(
                    StandardError.EMPTY_DATA,
                    null,
                    "the graph has no edge between items of this view: nothing can spread",
                    "look at the stage '" + in.writer(TableKind.GRAPH) + "' and at the table rejects");
        }
        out.fact("edges", (double) graph.edges());
        return graph;
    }

    private static CsrGraph ofTable(Inputs in, Outputs out, StageContext context) {
        var edges = new TableEdges(in);
        edges.check(context.execution());
        CsrGraph graph = CsrGraph.of(in.items().size(), edges, context.execution());
        edges.tell(out, graph);
        return graph;
    }

    private static CsrGraph ofFeatures(
            Inputs in, Outputs out, StageContext context, FeatureSet set, int k, Metric metric) {
        FeaturePoints features = FeaturePoints.of(in, set, metric);
        Neighbours neighbours;
        if (features.points().count() <= EXACT_UP_TO) {
            neighbours = ExactNeighbours.among(features.points(), k, context.execution(), context::checkCancelled);
        } else {
            ForestNeighbours.Found found = ForestNeighbours.among(
                    features.points(),
                    k,
                    RECALL,
                    SeededRandom.of(context.seed()).stream("neighbours"),
                    context.execution(),
                    context::checkCancelled);
            out.fact("recall", found.recall());
            neighbours = found.neighbours();
        }
        return ofNeighbours(
                in.items().size(), features.items(), neighbours, metric, context.execution(), context::checkCancelled);
    }

    /**
     * The graph of the nearest neighbours of points, with self-tuning weights.
     *
     * @param nodes how many there are
     * @param items per point its node
     * @param pause called now and then; may throw to end the computation
     */
    public static CsrGraph ofNeighbours(
            int nodes, int[] items, Neighbours neighbours, Metric metric, Execution execution, Runnable pause) {
        var pairs = new NeighbourGraph(neighbours);
        var weights = new EdgeWeights(Weights.SELF_TUNING, metric, null, neighbours);
        int most = neighbours.count() * neighbours.k();
        var source = new int[most];
        var target = new int[most];
        var weight = new float[most];
        int size = 0;
        for (int point = 0; point < neighbours.count(); point++) {
            if (point % 1024 == 0) {
                pause.run();
            }
            pairs.moveTo(point);
            for (int e = 0; e < pairs.edges(); e++) {
                int other = pairs.target(e);
                source[size] = items[point];
                target[size] = items[other];
                // Never 0, which would be no edge.
                weight[size++] =
                        (float) Math.max(Float.MIN_NORMAL, weights.weight(point, other, pairs.squaredDistance(e)));
            }
        }
        return CsrGraph.of(
                nodes,
                Edges.of(Arrays.copyOf(source, size), Arrays.copyOf(target, size), Arrays.copyOf(weight, size)),
                execution);
    }
}
