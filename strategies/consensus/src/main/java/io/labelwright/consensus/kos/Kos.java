package io.labelwright.consensus.kos;

import io.labelwright.consensus.crowd.Components;
import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.consensus.crowd.Posteriors;
import io.labelwright.consensus.crowd.Soundness;
import io.labelwright.consensus.crowd.VoteShares;
import io.labelwright.consensus.crowd.WeightedVotes;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.Arrays;

/**
 * {@code consensus/kos}: {@link MessagePassing} for each question that a {@link Reduction} makes of the classes.
 *
 * <p>Guard. The method is made for answers that are spread evenly; on real crowds the messages of the busiest
 * annotators grow fastest, until only they are heard and the others are weighed by chance (49.8 % on rte, where the
 * majority has 89.7). Then the answers of most annotators look like tosses of a coin under the solution. One that
 * explains answers worse than the votes' winners do, or whose classes have collapsed, is given up for votes weighted by
 * agreement with the votes' shares; see {@link Soundness}.
 */
final class Kos implements Strategy {

    private final KosConfig config;

    Kos(KosConfig config) {
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
        boolean[][] questions = EvidencePosteriors.questions(classes, config.reduction());
        var passing = new MessagePassing(
                stage.answers(), Components.of(stage.answers()), config.maxIterations(), config.tolerance());
        var evidence = new double[questions.length][];
        int iterations = 0;
        boolean converged = true;
        for (int n = 0; n < questions.length; n++) {
            context.progress((double) n / questions.length, "messages");
            evidence[n] = passing.solve(questions[n], context);
            iterations = Math.max(iterations, passing.iterations());
            converged &= passing.converged();
        }
        Posteriors posteriors = new EvidencePosteriors(evidence, questions, classes, config.reduction());
        Soundness soundness = Soundness.of(stage.answers(), stage.execution(), votes, posteriors);
        boolean givenUp = config.guard() && soundness.isUnsound();
        if (givenUp) {
            var weights = new double[votes.answers().length];
            Arrays.setAll(weights, votes::meanAgreement);
            posteriors = new WeightedVotes(weights, classes);
            out.report(Problem.warning(
                    StandardError.UNSOUND_FIT,
                    null,
                    "messages listened to a few annotators against most of the others, and were given up for votes"
                            + " weighted by agreement",
                    "use a method that models annotators, such as consensus/dawid-skene"));
        }
        stage.write(posteriors, votes.classShare());
        out.fact("iterations", iterations);
        out.fact("converged", converged ? 1 : 0);
        out.fact("agreement_kept", soundness.kept());
        out.fact("fit", soundness.fit());
        out.fact("votes_fit", soundness.votesFit());
        out.fact("given_up", givenUp ? 1 : 0);
    }
}
