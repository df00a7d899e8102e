package io.labelwright.consensus.auto;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.math.function.PortableLog;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@code consensus/auto}.
 *
 * <pre>
 *   base  = E where there are two classes, else 0.33 E + 0.67 L
 *   rho   = answers of now and before / (annotators K)        what an annotator's row can be learned from
 *   delta = score of C - score of base                        on answers that were hidden from both
 *   w     = sigmoid(2 ln(16 / rho) + 50 delta), at most 0.5 where there are more than two classes
 *   z     = (1 - w) base + w C
 *   q     = (1 - v) z^0.6 / sum of z^0.6 + v votes,           v = n / (n + 40), n answers of the item
 * </pre>
 *
 * <p>E is the mean of three randomly started subtype models, L Dawid and Skene's model drawn towards skills, C one coin
 * an annotator. The mean over starts is what keeps E from models that have drifted from the classes; the power and the
 * votes make the confidence more honest. How the design was found, and where it fails, is written in
 * {@code docs/research/auto-consensus.md}.
 */
final class Auto implements Strategy {

    private static final double SUBTYPE_SHARE = 0.33;
    private static final double EVEN_ANSWERS = 16;
    private static final double SCORE_WEIGHT = 50;
    private static final double POWER = 0.6;
    private static final double VOTES = 40;
    /** With three classes or more the skills of L serve sparse crowds better than the coin alone. */
    private static final double MOST_COIN = 0.5;

    /** From so many answers on there are fewer starts and kinds, and hidden answers of a sample only. */
    private static final long LARGE = 1_000_000;

    private static final int SAMPLE = 20_000;

    private final AutoConfig config;
    private final long largeFrom;

    Auto(AutoConfig config) {
        this(config, LARGE);
    }

    /** With another size from which on a crowd is large. */
    Auto(AutoConfig config, long largeFrom) {
        this.config = config;
        this.largeFrom = largeFrom;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        CrowdStage stage = CrowdStage.open(in, out, context, config.options());
        Annotations answers = stage.answers();
        int k = stage.classes();
        if (k < 2 || answers.answers() == 0) {
            stage.write((index, block, q) -> {}, new double[k]);
            return;
        }
        var keys = stage.keys();
        SeededRandom random = SeededRandom.of(0).stream("consensus/auto");
        boolean large = answers.answers() > largeFrom;
        AnnotatorHistory history = stage.history();
        var fits = new Fits(
                k, answers.annotatorCount(), stage.givenPriors(), keys, random, stage.execution(), large, history);
        Fit coin = fits.coin(answers);
        Fit subtype = fits.subtypes(answers);
        Fit skill = k == 2 ? subtype : fits.skill(answers);
        Beliefs c = coin.believe(answers, stage.execution());
        Beliefs e = subtype.believe(answers, stage.execution());
        Beliefs l = k == 2 ? e : skill.believe(answers, stage.execution());
        double coinScore;
        double baseScore;
        double share = k == 2 ? 1 : SUBTYPE_SHARE;
        if (large) {
            Annotations some = HiddenAnswers.sample(answers, SAMPLE, keys, random.stream("sample"));
            HiddenAnswers judged = HiddenAnswers.of(some, keys, random.stream("hidden"));
            coinScore = score(coin, c, judged, answers, stage);
            baseScore = share * score(subtype, e, judged, answers, stage)
                    + (share == 1 ? 0 : (1 - share) * score(skill, l, judged, answers, stage));
        } else {
            HiddenAnswers judged = HiddenAnswers.of(answers, keys, random.stream("hidden"));
            coinScore = score(fits.coin(judged.rest()), null, judged, answers, stage);
            baseScore = share * score(fits.subtypes(judged.rest()), null, judged, answers, stage)
                    + (share == 1 ? 0 : (1 - share) * score(fits.skill(judged.rest()), null, judged, answers, stage));
        }
        double past = history == null ? 0 : Arrays.stream(history.answers()).sum();
        double rho = (answers.answers() + past) / answers.annotatorCount() / k;
        double weight = weight(rho, coinScore - baseScore, k);
        stage.write((index, block, q) -> mix(block, e, l, c, weight, k, q), fits.shares(answers));
        out.fact("answers_per_annotator_and_class", rho);
        out.fact("coin_weight", weight);
        out.fact("coin_score", coinScore);
        out.fact("base_score", baseScore);
    }

    /**
     * How well a model foresees hidden answers.
     *
     * @param known what it believes by all answers, when it was fitted to all of them; null when to the rest only
     */
    private static double score(
            Fit fit, @Nullable Beliefs known, HiddenAnswers judged, Annotations answers, CrowdStage stage) {
        Beliefs beliefs = fit.believe(judged.rest(), stage.execution());
        return HeldOutScore.of(
                beliefs, known == null ? beliefs : known, answers, judged.hidden(), stage.history(), stage.execution());
    }

    private static double weight(double rho, double delta, int classes) {
        double logit = 2 * StrictMath.log(EVEN_ANSWERS / rho) + SCORE_WEIGHT * delta;
        double weight = 1 / (1 + StrictMath.exp(-logit));
        return classes == 2 ? weight : Math.min(MOST_COIN, weight);
    }

    private static double tempered(double z) {
        return z <= 0 ? 0 : StrictMath.exp(POWER * PortableLog.log(z));
    }

    private static void mix(
            AnnotationBlock block, Beliefs subtype, Beliefs skill, Beliefs coin, double weight, int k, double[] q) {
        double subtypeShare = k == 2 ? 1 : SUBTYPE_SHARE;
        float[] e = subtype.of(block);
        float[] l = skill.of(block);
        float[] c = coin.of(block);
        var votes = new double[k];
        for (int item = 0; item < block.items; item++) {
            int from = block.start[item];
            int to = block.start[item + 1];
            if (from == to) {
                continue;
            }
            Arrays.fill(votes, 0);
            for (int a = from; a < to; a++) {
                votes[block.label[a]] += 1.0 / (to - from);
            }
            double sum = 0;
            for (int at = item * k; at < (item + 1) * k; at++) {
                double base = subtypeShare * e[at] + (1 - subtypeShare) * l[at];
                q[at] = tempered((1 - weight) * base + weight * c[at]);
                sum += q[at];
            }
            double v = (to - from) / (to - from + VOTES);
            for (int at = item * k; at < (item + 1) * k; at++) {
                q[at] = (1 - v) * q[at] / sum + v * votes[at - item * k];
            }
        }
    }
}
