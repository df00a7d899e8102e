package io.labelwright.propagate.spreading;

import io.labelwright.math.graph.FloatSums;
import io.labelwright.propagate.method.Diffusion;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.Method;
import io.labelwright.propagate.method.Scores;
import io.labelwright.propagate.method.SymmetricSums;
import io.labelwright.propagate.seed.Seeds;
import io.labelwright.spi.kernel.Stepwise;
import org.jspecify.annotations.Nullable;

/**
 * Label spreading: each node takes a share alpha from its neighbours and keeps 1 - alpha of what it was given, {@code F
 * <- alpha S F + (1 - alpha) Y} with {@code S = D^-1/2 W D^-1/2}. It converges to {@code (1 - alpha) (I - alpha S)^-1
 * Y} at the rate alpha. Seeds may end up in another class, which makes it robust to wrong ones. Few seeds in a large
 * graph say little about what is far from them. Cost per step O(edges * classes).
 *
 * <p>A large graph is done in floats ({@link FloatSpreading}), which cost half as much memory and time and change
 * probabilities by less than 1e-6; in doubles where the tolerance asks for more than floats can tell, or where what
 * reaches some node turned out to be too small for them. Size, tolerance and labels decide, nothing of the machine.
 *
 * <p>Zhou, Bousquet, Lal, Weston, Schoelkopf 2003 (Learning with Local and Global Consistency); the result is that of
 * scikit-learn's LabelSpreading on the same graph.
 */
public final class LabelSpreading implements Method {

    private final double alpha;
    private final int maxIterations;
    private final double tolerance;
    private final long floatsFrom;

    /**
     * The method.
     *
     * @param alpha the share that a node takes from its neighbours, above 0 and below 1
     * @param maxIterations most steps
     * @param tolerance of the change of a row, as the sum over its classes; 0 = never stop early
     */
    public LabelSpreading(double alpha, int maxIterations, double tolerance) {
        this(alpha, maxIterations, tolerance, FloatSums.WORTH_FROM);
    }

    /** @param floatsFrom numbers of a matrix from which on it is one of floats */
    LabelSpreading(double alpha, int maxIterations, double tolerance, long floatsFrom) {
        this.alpha = alpha;
        this.maxIterations = maxIterations;
        this.tolerance = tolerance;
        this.floatsFrom = floatsFrom;
    }

    @Override
    public Scores spread(Ground ground) {
        Scores scores = isLarge(ground) && FloatSpreading.suits(ground, tolerance) ? inFloats(ground) : null;
        return scores != null ? scores : inDoubles(ground);
    }

    private boolean isLarge(Ground ground) {
        return (long) ground.nodes() * ground.width() >= floatsFrom;
    }

    private Scores inDoubles(Ground ground) {
        return new Spreading(ground).run(maxIterations);
    }

    /** Null where floats lost something on the way. */
    private @Nullable Scores inFloats(Ground ground) {
        var floats = new FloatSpreading(ground, alpha, tolerance);
        Stepwise.End end = ground.context().execution().steps(floats, maxIterations);
        return floats.lostSome(end.steps()) ? null : new Scores(floats.scores(), end);
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
