package io.labelwright.propagate.labelpropagation;

import io.labelwright.propagate.method.Diffusion;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.Method;
import io.labelwright.propagate.method.RowScale;
import io.labelwright.propagate.method.Scores;
import io.labelwright.propagate.seed.Seeds;

/**
 * Label propagation: each node takes the mean of its neighbours, {@code F <- D^-1 W F}, rows are made to add up to 1,
 * and seeds get back what they were given. It converges to the harmonic function of the seeds, slowly where they are
 * few; {@code propagate/harmonic} solves for the same function directly. Cost per step O(edges * classes).
 *
 * <p>A seed that counts less than 1 takes what it lacks from its neighbours.
 *
 * <p>Zhu, Ghahramani 2002 (Learning from Labeled and Unlabeled Data with Label Propagation); the result is that of
 * scikit-learn's LabelPropagation on the same graph.
 */
final class LabelPropagation implements Method {

    private final LabelPropagationConfig config;

    LabelPropagation(LabelPropagationConfig config) {
        this.config = config;
    }

    @Override
    public Scores spread(Ground ground) {
        return new Propagating(ground).run(config.maxIterations());
    }

    private final class Propagating extends Diffusion {

        Propagating(Ground ground) {
            super(ground, config.tolerance());
        }

        @Override
        protected void advance(double[] from, double[] to) {
            int width = ground().width();
            int classes = ground().classes();
            ground().sums().of(from, to, (piece, first, end) -> {
                for (int node = first; node < end; node++) {
                    RowScale.normalise(to, node * width, classes);
                }
            });
            Seeds seeds = ground().seeds();
            for (int i = 0; i < seeds.size(); i++) {
                int row = seeds.node()[i] * width;
                double hold = Math.min(1, seeds.weight()[i]);
                double sum = 0;
                for (int k = 0; k < classes; k++) {
                    sum += to[row + k];
                }
                for (int k = 0; k < classes; k++) {
                    // Where nothing comes from neighbours yet, all is its own.
                    to[row + k] = sum > 0 ? hold * seeds.belief(i, k) + (1 - hold) * to[row + k] : seeds.belief(i, k);
                }
            }
        }
    }
}
