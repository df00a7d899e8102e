package io.labelwright.features.knn;

import io.labelwright.features.knn.KnnGraphConfig.Edges;
import io.labelwright.math.neighbour.EdgeWeights;
import io.labelwright.math.neighbour.ExactNeighbours;
import io.labelwright.math.neighbour.FeaturePoints;
import io.labelwright.math.neighbour.ForestNeighbours;
import io.labelwright.math.neighbour.NeighbourGraph;
import io.labelwright.math.neighbour.Neighbours;
import io.labelwright.math.neighbour.Points;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;

/**
 * The graph of nearest neighbours. Items without a row in the set get no edge. An edge stands once, from the item that
 * is first in the view, and is meant in both directions; edges come in the order of their items.
 */
final class KnnGraph implements Strategy {

    private static final int SOURCE = TableKind.GRAPH.column("source");
    private static final int TARGET = TableKind.GRAPH.column("target");
    private static final int WEIGHT = TableKind.GRAPH.column("weight");

    private final KnnGraphConfig config;

    KnnGraph(KnnGraphConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        FeaturePoints features = FeaturePoints.of(in, FeatureSet.of(in, config.features()), config.metric());
        Neighbours neighbours = neighbours(features.points(), out, context);
        out.write(edges(out, context, features.items(), neighbours));
        out.fact("items_without_features", (double) (in.items().size() - features.items().length));
    }

    @Override
    public Footprint footprint(DataSizes sizes) {
        long items = sizes.rows(TableKind.FEATURES);
        long coordinates = items * sizes.numbers(TableKind.FEATURES) * Float.BYTES;
        // An exact search looks at tiles, made of the same coordinates.
        long searched = items <= config.exactUpTo() ? 2 * coordinates : coordinates;
        long lists = items * config.k() * (Integer.BYTES + Double.BYTES);
        // Of two near ones each is mostly, not always, a neighbour of the other.
        return Footprint.working(searched + 2 * lists + 2L * Integer.BYTES * items)
                .writing(TableKind.GRAPH, items * config.k() * 3 / 4, 0, 0);
    }

    private Table edges(Outputs out, StageContext context, int[] items, Neighbours neighbours) {
        var graph = new NeighbourGraph(neighbours);
        var weights = new EdgeWeights(config.weights(), config.metric(), config.bandwidth(), neighbours);
        TableBuilder rows = out.builder(TableKind.GRAPH);
        long edges = 0;
        for (int point = 0; point < neighbours.count(); point++) {
            if (point % 1024 == 0) {
                context.checkCancelled();
            }
            graph.moveTo(point);
            for (int e = 0; e < graph.edges(); e++) {
                if (config.edges() == Edges.UNION || graph.isMutual(e)) {
                    int other = graph.target(e);
                    rows.code(SOURCE, items[point])
                            .code(TARGET, items[other])
                            .number(WEIGHT, weights.weight(point, other, graph.squaredDistance(e)))
                            .end();
                    edges++;
                }
            }
        }
        out.fact("edges", (double) edges);
        return rows.build();
    }

    private Neighbours neighbours(Points points, Outputs out, StageContext context) {
        if (points.count() <= config.exactUpTo()) {
            out.fact("recall", 1);
            return ExactNeighbours.among(points, config.k(), context.execution(), context::checkCancelled);
        }
        ForestNeighbours.Found found = ForestNeighbours.among(
                points,
                config.k(),
                config.recall(),
                SeededRandom.of(context.seed()).stream("neighbours"),
                context.execution(),
                context::checkCancelled);
        out.fact("recall", found.recall());
        return found.neighbours();
    }
}
