package io.labelwright.propagate.spreading;

import io.labelwright.propagate.method.Diffusion;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.Method;
import io.labelwright.propagate.method.Scores;
import io.labelwright.propagate.method.SymmetricSums;
import io.labelwright.propagate.seed.Seeds;

/**
 * Label spreading: each node takes a share alpha from its neighbours and keeps 1 - alpha of what it was given, {@code F
 * <- alpha S F + (1 - alpha) Y} with {@code S = D^-1/2 W D^-1/2}. It converges to {@code (1 - alpha) (I - alpha S)^-1
 * Y} at the rate alpha. Seeds may end up in another class, which makes it robust to wrong ones. Few seeds in a large
 * graph say little about what is far from them. Cost per step O(edges * classes).
 *
 * <p>Zhou, Bousquet, Lal, Weston, Schoelkopf 2003 (Learning with Local and Global Consistency); the result is that of
 * scikit-learn's LabelSpreading on the same graph.
 */
public final class LabelSpreading implements Method {

    private final double alpha;
    private final int maxIterations;
    private final double tolerance;

    /**
     * The method.
     *
     * @param alpha the share that a node takes from its neighbours, above 0 and below 1
     * @param maxIterations most steps
     * @param tolerance of the change of a row, as the sum over its classes; 0 = never stop early
     */
    public LabelSpreading(double alpha, int maxIterations, double tolerance) {
        this.alpha = alpha;
        this.maxIterations = maxIterations;
        this.tolerance = tolerance;
    }

    @Override
    public Scores spread(Ground ground) {
        return new Spreading(ground).run(maxIterations);
    }

    private final class Spreading extends Diffusion {

        private final SymmetricSums symmetric;

        Spreading(Ground ground) {
            super(ground, tolerance);
            this.symmetric = new SymmetricSums(ground.sums());
        }

        @Override
        public String words() {
            return alpha + " " + super.words();
        }

        @Override
        protected void advance(double[] from, double[] to) {
            int width = ground().width();
            symmetric.of(alpha, from, to);
            Seeds seeds = ground().seeds();
            for (int i = 0; i < seeds.size(); i++) {
                double share = (1 - alpha) * seeds.weight()[i];
                for (int k = 0; k < seeds.classes(); k++) {
                    to[seeds.node()[i] * width + k] += share * seeds.belief(i, k);
                }
            }
        }
    }
}
