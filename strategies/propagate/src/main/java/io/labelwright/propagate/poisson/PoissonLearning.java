package io.labelwright.propagate.poisson;

import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.Method;
import io.labelwright.propagate.method.Scores;
import io.labelwright.propagate.seed.Seeds;

/**
 * Poisson learning: the seeds are sources and sinks, {@code sum_j w_ij (u_i - u_j) = y_i - mean(y)} at seeds and 0
 * elsewhere. Unlike the harmonic function it does not flatten where seeds are few, so it is the method for one or a few
 * labels per class; with many the harmonic function is better. u is no probability: the softmax of it is written, in a
 * unit in which the mean lead of the best class is 2.
 *
 * <p>Calder, Cook, Thorpe, Slepcev 2020 (Poisson Learning: Graph Based Semi-Supervised Learning At Very Low Label
 * Rates).
 */
public final class PoissonLearning implements Method {

    private final int maxIterations;
    private final double tolerance;

    /**
     * The method.
     *
     * @param tolerance of the residual's norm, relative to that of the right side
     */
    public PoissonLearning(int maxIterations, double tolerance) {
        this.maxIterations = maxIterations;
        this.tolerance = tolerance;
    }

    @Override
    public Scores spread(Ground ground) {
        var equation = new PoissonEquation(ground.sums(), ground.context());
        var solution = solve(ground, equation);
        Softmax.apply(ground, equation.component(), solution.u());
        return new Scores(solution.u(), solution.end());
    }

    /** The solution with a source at each seed. */
    PoissonEquation.Solution solve(Ground ground, PoissonEquation equation) {
        Seeds seeds = ground.seeds();
        var share = new double[ground.nodes()];
        for (int i = 0; i < seeds.size(); i++) {
            share[seeds.node()[i]] = seeds.weight()[i];
        }
        return equation.solve(b -> sources(ground, b), share, ground.classes(), maxIterations, tolerance, "poisson");
    }

    /** The beliefs of seeds by their weights. */
    private static void sources(Ground ground, double[] b) {
        Seeds seeds = ground.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            for (int k = 0; k < seeds.classes(); k++) {
                b[seeds.node()[i] * ground.width() + k] = seeds.weight()[i] * seeds.belief(i, k);
            }
        }
    }
}
