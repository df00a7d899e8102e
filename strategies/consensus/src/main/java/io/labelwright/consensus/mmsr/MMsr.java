package io.labelwright.consensus.mmsr;

import io.labelwright.consensus.crowd.Components;
import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.consensus.crowd.GoldAccuracy;
import io.labelwright.consensus.crowd.LogVotes;
import io.labelwright.consensus.crowd.Posteriors;
import io.labelwright.consensus.crowd.Soundness;
import io.labelwright.consensus.crowd.VoteShares;
import io.labelwright.consensus.crowd.WeightedVotes;
import io.labelwright.math.function.PortableLog;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.Arrays;

/**
 * {@code consensus/m-msr}: skills by {@link RankOne}, kept away from chance of always being wrong and from certainty by
 * {@code 1 / sqrt(items)}, then votes weighted by the logarithm of {@code (K - 1) p / (1 - p)}. Annotators who share no
 * item with anybody get the mean skill. Where gold teaches, a skill found counts like {@link #FOUND} answers that gold
 * judged.
 *
 * <p>Guard: a solution that explains the answers worse than the votes' winners do, or whose classes have collapsed, is
 * given up for votes weighted by agreement with the votes' shares; see {@link Soundness}.
 */
final class MMsr implements Strategy {

    /** Skill of annotators of whom nothing can be known because nobody has partners. */
    private static final double UNKNOWN = 0.5;

    /** How many answers judged by gold a skill from pairs is worth. */
    private static final double FOUND = 10;

    private final MMsrConfig config;

    MMsr(MMsrConfig config) {
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
        Components components = Components.of(stage.answers());
        double[] least = least(stage.answers(), components);
        Integer given = config.adversaries();
        var rankOne = new RankOne(PairAgreement.of(stage.answers(), context), components, given == null ? -1 : given);
        double[] skills = rankOne.solve(config.maxIterations(), config.tolerance(), least, context);
        teach(skills, GoldAccuracy.of(stage.answers(), null, stage.execution()), classes);
        var priors = new double[classes];
        Arrays.fill(priors, 1.0 / classes);
        double[] known = stage.givenPriors();
        Posteriors posteriors =
                new LogVotes(weights(skills, components, least, classes), 1, known == null ? priors : known, false);
        Soundness soundness = Soundness.of(stage.answers(), stage.execution(), votes, posteriors);
        boolean givenUp = config.guard() && soundness.isUnsound();
        if (givenUp) {
            var weights = new double[votes.answers().length];
            Arrays.setAll(weights, votes::meanAgreement);
            posteriors = new WeightedVotes(weights, classes);
            out.report(Problem.warning(
                    StandardError.UNSOUND_FIT,
                    null,
                    "skills made of the agreement of pairs contradict most of the answers, and were given up for votes"
                            + " weighted by agreement",
                    "use a method that models annotators, such as consensus/dawid-skene"));
        }
        stage.write(posteriors, known == null ? votes.classShare() : known);
        out.fact("iterations", rankOne.iterations());
        out.fact("converged", rankOne.converged() ? 1 : 0);
        out.fact("agreement_kept", soundness.kept());
        out.fact("fit", soundness.fit());
        out.fact("votes_fit", soundness.votesFit());
        out.fact("given_up", givenUp ? 1 : 0);
    }

    private static void teach(double[] skills, GoldAccuracy gold, int classes) {
        double mean = mean(skills);
        for (int w = 0; w < skills.length; w++) {
            double judged = gold.judged()[w];
            if (judged > 0) {
                double seen = ((double) classes * gold.right()[w] / judged - 1) / (classes - 1);
                double found = Double.isNaN(skills[w]) ? mean : skills[w];
                skills[w] = (FOUND * found + judged * seen) / (FOUND + judged);
            }
        }
    }

    private static double mean(double[] skills) {
        return Arrays.stream(skills).filter(s -> !Double.isNaN(s)).average().orElse(UNKNOWN);
    }

    /** One over the root of the number of items that each group answered. */
    private static double[] least(Annotations answers, Components components) {
        var items = new long[components.count()];
        for (AnnotationBlock block : answers.blocks()) {
            for (int i = 0; i < block.items; i++) {
                if (block.start[i] < block.start[i + 1]) {
                    items[components.of()[block.annotator[block.start[i]]]]++;
                }
            }
        }
        var least = new double[items.length];
        for (int c = 0; c < least.length; c++) {
            // With one item or two nothing would be left between the limits.
            least[c] = 1 / Math.sqrt(Math.max(4, items[c]));
        }
        return least;
    }

    private static double[] weights(double[] skills, Components components, double[] least, int classes) {
        double mean = mean(skills);
        var weights = new double[skills.length];
        for (int w = 0; w < weights.length; w++) {
            double edge = least[components.of()[w]];
            double skill = Double.isNaN(skills[w]) ? mean : skills[w];
            skill = Math.max(-1.0 / (classes - 1) + edge, Math.min(1 - edge, skill));
            double p = (skill * (classes - 1) + 1) / classes;
            weights[w] = PortableLog.log((classes - 1) * p / (1 - p));
        }
        return weights;
    }
}
