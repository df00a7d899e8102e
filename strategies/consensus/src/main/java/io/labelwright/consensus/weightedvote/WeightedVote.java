package io.labelwright.consensus.weightedvote;

import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.consensus.crowd.GoldAccuracy;
import io.labelwright.consensus.crowd.LogVotes;
import io.labelwright.consensus.crowd.Posteriors;
import io.labelwright.consensus.crowd.VoteShares;
import io.labelwright.consensus.crowd.WeightedVotes;
import io.labelwright.consensus.vote.VoteKernel;
import io.labelwright.consensus.vote.VoteWeights;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.kernel.Outcome;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.Arrays;
import java.util.Map;

/**
 * {@code consensus/weighted-vote}. With K classes and a the accuracy of an annotator:
 *
 * <ul>
 *   <li><b>given</b>: a class's probability is its share of the weights. Answers that weigh nothing decide nothing: an
 *       item that has no others stays open.
 *   <li><b>gold</b>: the weight is the logarithm of {@code (K - 1) a / (1 - a)}, a from gold and from before, shrunk to
 *       the crowd's mean by four answers; the probabilities are those of the model behind it.
 *   <li><b>learned</b>, IWMV of Li and Yu: all start with weight 1; after each round it is {@code K a - 1}, a the share
 *       of answers that won. That is, up to a factor, the logarithm above near chance, so probabilities are made by the
 *       same model: of all weights {@code exp(K / (K - 1) sum)}. O(answers + items K) a round.
 * </ul>
 */
final class WeightedVote implements Strategy {

    private final WeightedVoteConfig config;

    WeightedVote(WeightedVoteConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        var stage = CrowdStage.open(in, out, context, config.options());
        VoteShares votes = VoteShares.of(stage.answers(), stage.execution());
        GivenWeights given = given(stage, out);
        int classes = stage.classes();
        var ones = new double[votes.answers().length];
        Arrays.fill(ones, 1);
        double[] known = stage.givenPriors();
        double[] uniform = new double[classes];
        Arrays.fill(uniform, 1.0 / classes);
        double[] priors = known == null ? uniform : known;
        Posteriors posteriors;
        if (classes < 2 || config.source() == Weighting.GIVEN) {
            posteriors = new WeightedVotes(given.over(ones), classes);
        } else if (config.source() == Weighting.GOLD) {
            var gold = GoldAccuracy.of(stage.answers(), stage.history(), stage.execution());
            if (gold.allJudged() == 0) {
                out.report(Problem.warning(
                        StandardError.EMPTY_DATA,
                        null,
                        "no answer has gold to be compared with, so all annotators weigh the same",
                        "give some of the answered items a gold label, or say weighting: learned"));
            }
            posteriors = new LogVotes(given.over(gold.logOdds(classes)), 1, priors, false);
        } else {
            double[] weights = learn(stage, out, votes, given, ones);
            posteriors = new LogVotes(weights, classes / (classes - 1.0), priors, false);
        }
        stage.write(posteriors, known == null ? votes.classShare() : known);
    }

    private double[] learn(CrowdStage stage, Outputs out, VoteShares votes, GivenWeights given, double[] ones) {
        int classes = stage.classes();
        var kernel = new VoteKernel(
                classes,
                votes,
                given.over(ones),
                (before, accuracy, round) -> {
                    var next = new double[accuracy.length];
                    Arrays.setAll(next, w -> classes * accuracy[w] - 1);
                    return given.over(next);
                },
                config.options().tie(),
                config.tolerance(),
                stage.history());
        Outcome<VoteWeights, int[]> outcome =
                stage.execution().iterate(stage.answers().blocks(), kernel, config.maxIterations());
        out.fact("iterations", outcome.iterations());
        out.fact("converged", outcome.converged() ? 1 : 0);
        return outcome.parameters().weights();
    }

    private GivenWeights given(CrowdStage stage, Outputs out) {
        Map<String, Double> weights = config.weights() == null ? Map.of() : config.weights();
        var given = GivenWeights.of(weights, stage.answers().annotators());
        for (String name : given.unmet()) {
            out.report(Problem.warning(
                    StandardError.WRONG_NAME,
                    null,
                    "the weight of " + name + " goes to nobody: no annotator has such a name",
                    "the table annotators lists the names; annotator_prefix of an import is part of them"));
        }
        return given;
    }
}
