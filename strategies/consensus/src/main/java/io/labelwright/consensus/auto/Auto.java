package io.labelwright.consensus.auto;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.consensus.calibration.Tempering;
import io.labelwright.consensus.crowd.CrowdFootprint;
import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;
import io.labelwright.spi.table.TableKind;
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
 *   z     = (1 - w) base + w C                                made labels and confidence by {@link Judgement}
 * </pre>
 *
 * <p>E is the mean of three randomly started subtype models, L Dawid and Skene's model drawn towards skills, C one coin
 * an annotator. The mean over starts is what keeps E from models that have drifted from the classes. How the design was
 * found, and where it fails, is written in {@code docs/research/auto-consensus.md}.
 */
final class Auto implements Strategy {

    private static final double EVEN_ANSWERS = 16;
    private static final double SCORE_WEIGHT = 50;
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
        boolean large = large(answers.answers());
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
        double share = Mixture.subtypeShare(k);
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
        var mixture = new Mixture(e, l, c, weight, k);
        Tempering tempering = Tempering.of(answers, k, mixture, stage.execution());
        var judgement = new Judgement(mixture, tempering);
        stage.write((index, block, q) -> judgement.fill(block, q), fits.shares(answers));
        out.fact("answers_per_annotator_and_class", rho);
        out.fact("coin_weight", weight);
        out.fact("coin_score", coinScore);
        out.fact("base_score", baseScore);
        out.fact("mistake_correlation", tempering.correlation());
    }

    private boolean large(long answers) {
        return answers > largeFrom;
    }

    @Override
    public Footprint footprint(DataSizes sizes) {
        boolean large = large(sizes.rows(TableKind.ANNOTATIONS));
        // Of each of three models what it believes of the items, and what stays with them between iterations; of the
        // one
        // with subtypes what each start has learned of annotators.
        long learned = (long) Fits.subtypes(large) * sizes.classes() * sizes.classes();
        Footprint fits = CrowdFootprint.of(sizes, 4L * Double.BYTES * sizes.classes(), learned);
        int starts = Fits.starts(large);
        return Footprint.working(fits.working() + 2L * Double.BYTES * starts * learned * sizes.annotators());
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
}
