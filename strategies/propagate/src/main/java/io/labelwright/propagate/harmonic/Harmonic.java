package io.labelwright.propagate.harmonic;

import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.graph.NeighbourSums;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.Method;
import io.labelwright.propagate.method.Scores;
import io.labelwright.propagate.poisson.PoissonEquation;
import io.labelwright.propagate.seed.Seeds;
import io.labelwright.propagate.solve.LaplaceSystem;
import io.labelwright.spi.kernel.Stepwise;
import java.util.Arrays;

/**
 * The harmonic function of the seeds: {@code sum_j w_ij (u_i - u_j) = 0} at each node that is no seed and u = y at
 * those that are. u_ik is the probability that a walk from node i along edges meets a seed of class k first. Solved
 * directly, where label propagation creeps up to it. With few seeds in a large graph u is nearly the same everywhere
 * but for a peak at each seed; edges near seeds have to weigh more then, which {@code reweight} does.
 *
 * <p>A seed that counts less than 1 is no fixed value: it hangs on its label by an edge of w / (1 - w) times the weight
 * of its other edges.
 *
 * <p>Zhu, Ghahramani, Lafferty 2003 (Semi-Supervised Learning Using Gaussian Fields and Harmonic Functions); Shi,
 * Osher, Zhu 2017 (Weighted Nonlocal Laplacian on Interpolation from Sparse Data).
 */
public final class Harmonic implements Method {

    private final Reweighting reweighting;
    private final int maxIterations;
    private final double tolerance;

    /**
     * The method.
     *
     * @param tolerance of the residual's norm, relative to that of the right side
     */
    public Harmonic(Reweighting reweighting, int maxIterations, double tolerance) {
        this.reweighting = reweighting;
        this.maxIterations = maxIterations;
        this.tolerance = tolerance;
    }

    @Override
    public Scores spread(Ground ground) {
        CsrGraph graph = reweighted(ground);
        var sums = new NeighbourSums(graph, ground.classes(), ground.context().execution());
        double[] diagonal = graph.weightedDegrees();
        var held = new boolean[graph.nodes()];
        Seeds seeds = ground.seeds();
        var pull = new double[seeds.size()];
        for (int i = 0; i < seeds.size(); i++) {
            int node = seeds.node()[i];
            double weight = Math.min(1, seeds.weight()[i]);
            held[node] = weight == 1 || diagonal[node] == 0;
            pull[i] = held[node] ? 0 : diagonal[node] * weight / (1 - weight);
            diagonal[node] += pull[i];
        }
        // What seeds give to their neighbours is the right side.
        LaplaceSystem.RightSide given = (b, known) -> {
            putHeld(seeds, held, known, sums.width());
            sums.of(known, b, (piece, from, to) -> {});
            for (int i = 0; i < seeds.size(); i++) {
                for (int k = 0; k < seeds.classes(); k++) {
                    b[seeds.node()[i] * sums.width() + k] += pull[i] * seeds.belief(i, k);
                }
            }
        };
        var system =
                new LaplaceSystem(sums, seeds.classes(), diagonal, held, given, tolerance, "harmonic " + reweighting);
        Stepwise.End end = ground.context().execution().steps(system, maxIterations);
        double[] u = system.solution();
        sums.forEach((piece, from, to) -> {
            for (int at = from * sums.width(); at < to * sums.width(); at++) {
                // Harmonic functions are not negative; what is comes from the tolerance.
                u[at] = Math.max(0, u[at]);
            }
        });
        putHeld(seeds, held, u, sums.width());
        return new Scores(u, end);
    }

    /** Puts down the beliefs of seeds whose nodes are held. */
    private static void putHeld(Seeds seeds, boolean[] held, double[] rows, int width) {
        for (int i = 0; i < seeds.size(); i++) {
            for (int k = 0; k < seeds.classes() && held[seeds.node()[i]]; k++) {
                rows[seeds.node()[i] * width + k] = seeds.belief(i, k);
            }
        }
    }

    private CsrGraph reweighted(Ground ground) {
        CsrGraph graph = ground.graph();
        Seeds seeds = ground.seeds();
        if (reweighting == Reweighting.NONE) {
            return graph;
        }
        var factor = new double[graph.nodes()];
        if (reweighting == Reweighting.POISSON) {
            for (int i = 0; i < seeds.size(); i++) {
                factor[seeds.node()[i]] = seeds.weight()[i];
            }
            return PoissonEquation.heavierNear(factor, graph, ground.context());
        }
        Arrays.fill(factor, 1);
        for (int node : seeds.node()) {
            factor[node] = (double) graph.nodes() / seeds.size();
        }
        return graph.reweighted(
                (node, other, weight) -> (factor[node] + factor[other]) * weight,
                ground.context().execution());
    }
}
