package io.labelwright.propagate.method;

import io.labelwright.math.graph.NeighbourSums;

/** The product with {@code S = D^-1/2 W D^-1/2}, W the weights of a graph and D its degrees. */
public final class SymmetricSums {

    private final NeighbourSums sums;
    /** Per node {@code 1 / sqrt(d)}, 0 for a node without edges. */
    private final double[] root;
    /** {@code D^-1/2 F}, which is what neighbours take. */
    private final double[] scaled;

    /** Of a graph. */
    public SymmetricSums(NeighbourSums sums) {
        this.sums = sums;
        this.root = sums.graph().weightedDegrees();
        for (int node = 0; node < root.length; node++) {
            root[node] = root[node] > 0 ? 1 / Math.sqrt(root[node]) : 0;
        }
        this.scaled = sums.matrix();
    }

    /**
     * Multiplies.
     *
     * @param share what the product is multiplied by
     * @param from a row per node
     * @param to gets {@code share S from}
     */
    public void of(double share, double[] from, double[] to) {
        int width = sums.width();
        sums.forEach((piece, first, end) -> {
            for (int node = first; node < end; node++) {
                for (int at = node * width; at < (node + 1) * width; at++) {
                    scaled[at] = root[node] * from[at];
                }
            }
        });
        sums.of(scaled, to, (piece, first, end) -> {
            for (int node = first; node < end; node++) {
                double factor = share * root[node];
                for (int at = node * width; at < (node + 1) * width; at++) {
                    to[at] *= factor;
                }
            }
        });
    }
}
