package io.labelwright.consensus.wawa;

import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.consensus.crowd.VoteShares;
import io.labelwright.consensus.crowd.WeightedVotes;
import io.labelwright.consensus.vote.VoteKernel;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import java.util.Arrays;

/**
 * {@code consensus/wawa}: one round of {@link VoteKernel}, everybody counting the same, then a vote in which an
 * annotator's weight is the share of his answers that won. Two passes, O(answers + items K).
 */
final class Wawa implements Strategy {

    private final WawaConfig config;

    Wawa(WawaConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        var stage = CrowdStage.open(in, out, context, config.options());
        VoteShares votes = VoteShares.of(stage.answers(), stage.execution());
        var weights = new double[votes.answers().length];
        Arrays.fill(weights, 1);
        if (stage.classes() > 1) {
            var kernel = new VoteKernel(
                    stage.classes(),
                    votes,
                    weights,
                    (before, accuracy, round) -> accuracy,
                    config.options().tie(),
                    0,
                    stage.history());
            weights = stage.execution()
                    .iterate(stage.answers().blocks(), kernel, 1)
                    .parameters()
                    .weights();
        }
        stage.write(new WeightedVotes(weights, stage.classes()), votes.classShare());
    }
}
