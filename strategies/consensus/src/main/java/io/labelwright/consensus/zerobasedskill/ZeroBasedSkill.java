package io.labelwright.consensus.zerobasedskill;

import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.consensus.crowd.VoteShares;
import io.labelwright.consensus.crowd.WeightedVotes;
import io.labelwright.consensus.vote.VoteKernel;
import io.labelwright.consensus.vote.VoteWeights;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.kernel.Outcome;
import java.util.Arrays;

/**
 * {@code consensus/zero-based-skill}: rounds of {@link VoteKernel} in which skills move towards the share of answers
 * that won, a gradient step on their squared difference:
 *
 * <pre>
 *   skill[w] = skill[w] + rate (accuracy[w] - skill[w]),   rate halved every 20 rounds
 * </pre>
 *
 * <p>All start equal, a little above chance. O(answers + items K) a round.
 */
final class ZeroBasedSkill implements Strategy {

    /** How far above chance everybody starts; any equal start gives the same first winners. */
    private static final double ABOVE_CHANCE = 1e-5;

    private final ZeroBasedSkillConfig config;

    ZeroBasedSkill(ZeroBasedSkillConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        var stage = CrowdStage.open(in, out, context, config.options());
        int classes = stage.classes();
        VoteShares votes = VoteShares.of(stage.answers(), stage.execution());
        var skills = new double[votes.answers().length];
        Arrays.fill(skills, 1.0 / Math.max(1, classes) + ABOVE_CHANCE);
        if (classes > 1) {
            var kernel = new VoteKernel(
                    classes, votes, skills, this::next, config.options().tie(), config.tolerance(), stage.history());
            Outcome<VoteWeights, int[]> outcome =
                    stage.execution().iterate(stage.answers().blocks(), kernel, config.maxIterations());
            skills = outcome.parameters().weights();
            out.fact("iterations", outcome.iterations());
            out.fact("converged", outcome.converged() ? 1 : 0);
        }
        stage.write(new WeightedVotes(skills, classes), votes.classShare());
    }

    private double[] next(double[] skills, double[] accuracy, int round) {
        double rate = config.learningRate();
        for (int reduced = (round + 1) / config.stepsToReduce(); reduced > 0 && rate > 0; reduced--) {
            rate *= config.reduceFactor();
        }
        var next = new double[skills.length];
        for (int w = 0; w < next.length; w++) {
            next[w] = skills[w] + rate * (accuracy[w] - skills[w]);
        }
        return next;
    }
}
