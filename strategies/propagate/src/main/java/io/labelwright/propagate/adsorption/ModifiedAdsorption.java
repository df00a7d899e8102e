package io.labelwright.propagate.adsorption;

import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.graph.NeighbourSums;
import io.labelwright.propagate.method.Diffusion;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.Method;
import io.labelwright.propagate.method.Scores;
import io.labelwright.propagate.seed.Seeds;
import java.util.Arrays;

/**
 * Modified adsorption. A walk that comes to node v goes on with p_cont(v), stops with the label of v with p_inj(v), or
 * is abandoned with p_abnd(v), which gives the label "don't know". These come from the entropy H(v) of the weights of
 * v's edges: with c = log beta / log(beta + e^H) and, at seeds, d = (1 - c) sqrt(H), z = max(c + d, 1), p_cont = c / z,
 * p_inj = d / z, and the rest is abandoned. Jacobi steps solve for the least
 *
 * <pre>mu1 sum_v p_inj(v) |Y_v - F_v|^2 + mu2 sum_vu w'_vu |F_v - F_u|^2 + mu3 sum_v |F_v - R_v|^2</pre>
 *
 * with w'_vu = p_cont(v) w_vu + p_cont(u) w_uv and R_v = p_abnd(v) of "don't know". What is written is the share of
 * each class among those that are known. Cost per step O(edges * classes).
 *
 * <p>Talukdar, Crammer 2009 (New Regularized Algorithms for Transductive Learning), algorithm 1 (MAD).
 */
final class ModifiedAdsorption implements Method {

    private static final double LEAST = 0.1;

    private final ModifiedAdsorptionConfig config;

    ModifiedAdsorption(ModifiedAdsorptionConfig config) {
        this.config = config;
    }

    @Override
    public Scores spread(Ground ground) {
        CsrGraph graph = ground.graph();
        var injects = new boolean[graph.nodes()];
        for (int node : ground.seeds().node()) {
            injects[node] = true;
        }
        var goesOn = new double[graph.nodes()];
        var injected = new double[graph.nodes()];
        for (int node = 0; node < graph.nodes(); node++) {
            double entropy = entropy(graph, node);
            double c = StrictMath.log(config.beta()) / StrictMath.log(config.beta() + StrictMath.exp(entropy));
            c = Math.max(0, Math.min(1, c));
            // A seed with one edge has no entropy, and would else be none.
            double d = injects[node] ? (1 - c) * Math.max(Math.sqrt(entropy), LEAST) : 0;
            double z = Math.max(c + d, 1);
            goesOn[node] = c / z;
            injected[node] = d / z;
        }
        CsrGraph walked = graph.reweighted(
                (node, other, weight) -> (goesOn[node] + goesOn[other]) * weight,
                ground.context().execution());
        var sums =
                new NeighbourSums(walked, ground.classes() + 1, ground.context().execution());
        Scores scores = new Adsorbing(sums, ground, goesOn, injected).run(config.maxIterations());
        return new Scores(withoutDoubt(ground, sums, scores.value()), scores.end());
    }

    /** Of the weights of a node's edges, as shares. */
    private static double entropy(CsrGraph graph, int node) {
        double degree = graph.weightedDegree(node);
        double entropy = 0;
        float[] weights = graph.weight();
        for (int e = graph.start()[node]; e < graph.start()[node + 1]; e++) {
            double share = (weights == null ? 1 : weights[e]) / degree;
            entropy -= share * StrictMath.log(share);
        }
        return Math.max(0, entropy);
    }

    /** The scores of the classes alone, in rows of the ground's width. */
    private static double[] withoutDoubt(Ground ground, NeighbourSums sums, double[] value) {
        double[] known = ground.sums().matrix();
        for (int node = 0; node < ground.nodes(); node++) {
            for (int k = 0; k < ground.classes(); k++) {
                known[node * ground.width() + k] = Math.max(0, value[node * sums.width() + k]);
            }
        }
        return known;
    }

    private final class Adsorbing extends Diffusion {

        private final NeighbourSums sums;
        private final double[] diagonal;
        private final double[] fixed;

        Adsorbing(NeighbourSums sums, Ground ground, double[] goesOn, double[] injected) {
            super(new Ground(sums, ground.seeds(), null, ground.context()), config.tolerance());
            this.sums = sums;
            this.diagonal = new double[goesOn.length];
            this.fixed = sums.matrix();
            Seeds seeds = ground.seeds();
            int width = sums.width();
            for (int i = 0; i < seeds.size(); i++) {
                int node = seeds.node()[i];
                double pull = config.mu1() * injected[node] * seeds.weight()[i];
                diagonal[node] = pull;
                for (int k = 0; k < seeds.classes(); k++) {
                    fixed[node * width + k] = pull * seeds.belief(i, k);
                }
            }
            for (int node = 0; node < diagonal.length; node++) {
                diagonal[node] += config.mu2() * sums.graph().weightedDegree(node) + config.mu3();
                fixed[node * width + seeds.classes()] = config.mu3() * (1 - goesOn[node] - injected[node]);
            }
        }

        @Override
        public String words() {
            return Arrays.toString(new double[] {config.mu1(), config.mu2(), config.mu3(), config.beta()}) + " "
                    + super.words();
        }

        @Override
        protected void advance(double[] from, double[] to) {
            int width = sums.width();
            sums.of(from, to, (piece, first, end) -> {
                for (int node = first; node < end; node++) {
                    for (int at = node * width; at < (node + 1) * width; at++) {
                        to[at] = (config.mu2() * to[at] + fixed[at]) / diagonal[node];
                    }
                }
            });
        }
    }
}
