package io.labelwright.consensus.minimax;

import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.kernel.Outcome;
import java.util.Arrays;

/** {@code consensus/minimax-entropy}: see {@link MinimaxKernel} for the model and how it is fitted. */
final class MinimaxEntropy implements Strategy {

    private final MinimaxEntropyConfig config;

    MinimaxEntropy(MinimaxEntropyConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        CrowdStage stage = CrowdStage.open(in, out, context, config.options());
        double[] priors = stage.givenPriors();
        if (priors == null) {
            priors = new double[stage.classes()];
            Arrays.fill(priors, 1.0 / Math.max(1, priors.length));
        }
        var kernel = new MinimaxKernel(stage.answers(), answered(stage), priors, config);
        long passes = (long) config.maxIterations() * config.steps();
        Outcome<MinimaxParameters, MinimaxState> outcome =
                stage.execution().iterate(stage.answers().blocks(), kernel, (int) Math.min(Integer.MAX_VALUE, passes));
        stage.write(
                (index, block, q) -> kernel.posteriors(block, outcome.states().get(index), outcome.parameters(), q),
                priors);
        out.fact("iterations", outcome.parameters().round());
        out.fact("converged", outcome.converged() ? 1 : 0);
    }

    private static long answered(CrowdStage stage) {
        long items = 0;
        for (AnnotationBlock block : stage.answers().blocks()) {
            for (int i = 0; i < block.items; i++) {
                items += block.start[i] < block.start[i + 1] ? 1 : 0;
            }
        }
        return items;
    }
}
