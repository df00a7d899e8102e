package io.labelwright.consensus.coin;

import io.labelwright.consensus.crowd.ClassDrift;
import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.consensus.crowd.VoteShares;
import io.labelwright.consensus.crowd.WeightedVotes;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.kernel.Outcome;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.Arrays;

/**
 * The settings of a coin model, and how a stage runs one; see {@link CoinKernel} for the equations.
 *
 * <p>Guard. Coins can't tell a class that many annotators overlook from one that is not there. Where one class is much
 * easier to say than the others, the likelihood has a second summit at which nearly all items are that class, and
 * annotators who said otherwise are called worse than chance: below majority vote, by up to nine points on the public
 * sets. A solution is therefore held against the votes that it is made of. It is given up for votes weighted by
 * agreement with the votes' shares (one M-step, never less accurate than voting by much) when it
 *
 * <ul>
 *   <li>moves more than a fifth of the items to other classes than the votes' shares, or loses a class
 *       ({@link ClassDrift}; trec: .33 moved); or
 *   <li>believes that annotators are worse than chance on the whole, which is how a flip of the classes looks.
 * </ul>
 *
 * <p>With as many answers of before as of now the coins are known from items whose truth was known, and there is no
 * second summit to end at: the guard is off.
 *
 * @param smoothing answers of the crowd's accuracy that every annotator gets
 * @param initialAccuracy of every annotator in the first E-step; 0: the agreement with the shares of votes
 * @param uniformPriors whether classes that are given no priors are equally likely, instead of estimated
 * @param guard whether the guard is on
 * @param maxIterations most iterations
 * @param tolerance least rise of the log-likelihood per answer
 */
public record CoinModel(
        double smoothing,
        double initialAccuracy,
        boolean uniformPriors,
        boolean guard,
        int maxIterations,
        double tolerance) {

    /** Fits the model to a stage's answers and writes its tables. */
    public void run(CrowdStage stage, Outputs out) {
        int classes = stage.classes();
        VoteShares votes = VoteShares.of(stage.answers(), stage.execution());
        if (classes < 2) {
            stage.write((index, block, q) -> Arrays.fill(q, 1), votes.classShare());
            facts(out, 0, true, 0, false);
            return;
        }
        var kernel = new CoinKernel(classes, votes, this, stage.givenPriors(), stage.history());
        Outcome<CoinParameters, Boolean> outcome =
                stage.execution().iterate(stage.answers().blocks(), kernel, maxIterations);
        CoinParameters parameters = outcome.parameters();
        boolean givenUp = guard && !kernel.isAnchored() && isUnsound(votes, parameters, classes);
        if (givenUp) {
            var weights = new double[votes.answers().length];
            Arrays.setAll(weights, kernel::meanAgreement);
            stage.write(new WeightedVotes(weights, classes), votes.classShare());
            out.report(Problem.warning(
                    StandardError.UNSOUND_FIT,
                    null,
                    "one accuracy per annotator does not explain these answers: the solution moved items away from what"
                            + " most annotators say, and was given up for votes weighted by agreement",
                    "use a method with confusion matrices, such as consensus/dawid-skene"));
        } else {
            stage.write(
                    (index, block, q) -> {
                        boolean many = outcome.states().get(index);
                        for (int i = 0; i < block.items; i++) {
                            if (block.start[i] < block.start[i + 1]) {
                                kernel.posterior(block, i, many, parameters, q, i * classes);
                            }
                        }
                    },
                    parameters.priors());
        }
        facts(
                out,
                outcome.iterations(),
                outcome.converged(),
                votes.items() == 0 ? 0 : parameters.logLikelihood(),
                givenUp);
    }

    private static boolean isUnsound(VoteShares votes, CoinParameters parameters, int classes) {
        return votes.items() > 0
                && (ClassDrift.of(parameters.classShare(), votes.classShare()).isCollapse()
                        || parameters.agreement() < 1.0 / classes);
    }

    private static void facts(Outputs out, int iterations, boolean converged, double likelihood, boolean givenUp) {
        out.fact("iterations", iterations);
        out.fact("converged", converged ? 1 : 0);
        out.fact("log_likelihood_per_answer", likelihood);
        out.fact("given_up", givenUp ? 1 : 0);
    }
}
