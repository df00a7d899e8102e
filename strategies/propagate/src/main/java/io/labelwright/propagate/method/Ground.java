package io.labelwright.propagate.method;

import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.graph.NeighbourSums;
import io.labelwright.propagate.seed.Seeds;
import io.labelwright.spi.StageContext;
import org.jspecify.annotations.Nullable;

/**
 * What labels spread over.
 *
 * @param sums sums over neighbours in the graph
 * @param seeds what is known; their nodes are those of the graph
 * @param priors the share that each class should have; null where nobody says
 * @param context of the stage
 */
@SuppressWarnings("ArrayRecordComponent") // shared, read only
public record Ground(NeighbourSums sums, Seeds seeds, double @Nullable [] priors, StageContext context) {

    /** The graph. */
    public CsrGraph graph() {
        return sums.graph();
    }

    /** How many nodes there are. */
    public int nodes() {
        return graph().nodes();
    }

    /** How many classes there are. */
    public int classes() {
        return seeds.classes();
    }

    /** The numbers of a row of a matrix; at least as many as there are classes. */
    public int width() {
        return sums.width();
    }
}
