package io.labelwright.consensus.fastdawidskene;

import io.labelwright.consensus.crowd.CrowdFootprint;
import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.consensus.crowd.VoteShares;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.kernel.Outcome;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;

/**
 * {@code consensus/fast-dawid-skene}: see {@link FastDawidSkeneKernel}. Labels are its decisions; their probabilities
 * are those of the model with the parameters that it ends with, of which the decisions are the greatest.
 */
final class FastDawidSkene implements Strategy {

    private final FastDawidSkeneConfig config;

    FastDawidSkene(FastDawidSkeneConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        var stage = CrowdStage.open(in, out, context, config.options());
        VoteShares votes = VoteShares.of(stage.answers(), stage.execution());
        if (stage.classes() < 2) {
            stage.write((index, block, q) -> {}, votes.classShare());
            return;
        }
        var kernel = new FastDawidSkeneKernel(stage.classes(), votes, config, stage.givenPriors(), stage.history());
        Outcome<FastParameters, Void> outcome =
                stage.execution().iterate(stage.answers().blocks(), kernel, config.maxIterations());
        FastParameters parameters = outcome.parameters();
        stage.write((index, block, q) -> kernel.posteriors(block, parameters, q), parameters.priors());
        out.fact("iterations", outcome.iterations());
        out.fact("converged", outcome.converged() ? 1 : 0);
        out.fact("hard", parameters.hard() ? 1 : 0);
    }

    @Override
    public Footprint footprint(DataSizes sizes) {
        return CrowdFootprint.of(sizes, 0, (long) sizes.classes() * sizes.classes());
    }
}
