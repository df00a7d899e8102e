package io.labelwright.consensus.latwopass;

import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.consensus.crowd.LogVotes;
import io.labelwright.consensus.crowd.VoteShares;
import io.labelwright.consensus.lightweight.OnePass;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import java.util.Arrays;

/**
 * {@code consensus/la-two-pass}: after {@link OnePass} a vote in which an annotator of accuracy a weighs {@code K a -
 * 1}, which is negative below chance. Of an item's answered classes the one with the greatest sum wins; probabilities
 * are {@code exp(K / (K - 1) sum)}, as the weight stands for the logarithm of the odds near chance (Li and Yu, 2014).
 * The second pass is parallel over blocks.
 */
final class LaTwoPass implements Strategy {

    private final LaTwoPassConfig config;

    LaTwoPass(LaTwoPassConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        var stage = CrowdStage.open(in, out, context, config.options());
        VoteShares votes = VoteShares.of(stage.answers(), stage.execution());
        int classes = stage.classes();
        if (classes < 2) {
            stage.write((index, block, q) -> {}, votes.classShare());
            return;
        }
        OnePass pass = OnePass.over(
                stage.answers(),
                stage.history(),
                in.items().ids(),
                context,
                config.alpha(),
                config.beta(),
                config.order(),
                config.options().tie());
        var weights = new double[pass.accuracy().length];
        Arrays.setAll(weights, w -> classes * pass.accuracy()[w] - 1);
        double[] known = stage.givenPriors();
        var priors = new double[classes];
        Arrays.fill(priors, 1.0 / classes);
        stage.write(
                new LogVotes(weights, classes / (classes - 1.0), known == null ? priors : known, true),
                known == null ? votes.classShare() : known);
    }
}
