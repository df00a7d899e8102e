package io.labelwright.consensus.crowdlab;

import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.kernel.Shape;
import java.util.Arrays;

/**
 * {@code consensus/crowdlab}, twice the same: weights by the majority's labels give a consensus
 * ({@link MajorityLabels}, {@link AgreementWeights}), and weights by that consensus the posteriors ({@link Weights}). A
 * model counts where it has probabilities for the item; several models count each by its own weight.
 */
final class Crowdlab implements Strategy {

    private final CrowdlabConfig config;

    Crowdlab(CrowdlabConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        CrowdStage stage = CrowdStage.open(in, out, context, config.options());
        int classes = stage.classes();
        var shares = new double[classes];
        Arrays.fill(shares, 1.0 / Math.max(1, classes));
        if (classes < 2) {
            stage.write((index, block, q) -> Arrays.fill(q, 1), shares);
            return;
        }
        ModelProbabilities predictions = ModelProbabilities.of(in, config.predictions(), stage.classIndexes());
        short[] consensus = new MajorityLabels(stage, predictions).labels();
        var weights = new AgreementWeights(stage, predictions);
        improve(stage, predictions, weights.of(consensus), consensus);
        Weights end = weights.of(consensus);
        double[] given = stage.givenPriors();
        stage.write(
                (index, block, q) -> {
                    for (int i = 0; i < block.items; i++) {
                        end.posterior(block, i, predictions, classes, q, i * classes);
                    }
                },
                given != null ? given : shares);
        for (int m = 0; m < predictions.models().size(); m++) {
            out.fact("model_weight_" + (m + 1), end.models()[m]);
        }
        out.fact("consensus_likelihood", end.likelihood());
    }

    /** The consensus of these weights; where several classes are equally good, what it was. */
    private static void improve(CrowdStage stage, ModelProbabilities predictions, Weights weights, short[] consensus) {
        int classes = stage.classes();
        stage.execution().total(stage.answers().blocks(), new Shape(0, 0), 1, (block, into) -> {
            var q = new double[classes];
            for (int i = 0; i < block.items; i++) {
                if (block.start[i] < block.start[i + 1] && block.known[i] < 0) {
                    weights.posterior(block, i, predictions, classes, q, 0);
                    choose(block, i, q, consensus);
                }
            }
        });
    }

    private static void choose(AnnotationBlock block, int item, double[] q, short[] consensus) {
        int best = 0;
        boolean alone = true;
        for (int k = 1; k < q.length; k++) {
            if (q[k] > q[best]) {
                best = k;
                alone = true;
            } else if (q[k] == q[best]) {
                alone = false;
            }
        }
        if (alone) {
            consensus[block.firstItem + item] = (short) best;
        }
    }
}
