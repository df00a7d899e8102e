package io.labelwright.propagate.correct;

import io.labelwright.propagate.method.Diffusion;
import io.labelwright.propagate.method.Ground;

/**
 * Lets each node take the mean of its neighbours, by weights, while some keep what they have: {@code F <- D^-1 W F}.
 */
final class HeldSpreading extends Diffusion {

    private final double[] source;
    private final double[] degree;
    private final boolean[] held;

    /**
     * Spreads.
     *
     * @param source a row per node; not changed
     * @param held per node whether it keeps its row
     */
    HeldSpreading(Ground ground, double[] source, boolean[] held, double tolerance) {
        super(ground, tolerance);
        this.source = source;
        this.degree = ground.graph().weightedDegrees();
        this.held = held;
    }

    @Override
    public String words() {
        return "correct fixed " + super.words();
    }

    @Override
    protected void start(double[] current) {
        System.arraycopy(source, 0, current, 0, source.length);
    }

    @Override
    protected void advance(double[] from, double[] to) {
        int width = ground().width();
        ground().sums().of(from, to, (piece, first, end) -> {
            for (int node = first; node < end; node++) {
                for (int at = node * width; at < (node + 1) * width; at++) {
                    to[at] = held[node] ? source[at] : degree[node] > 0 ? to[at] / degree[node] : 0;
                }
            }
        });
    }
}
