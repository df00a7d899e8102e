package io.labelwright.consensus.mace;

import io.labelwright.consensus.crowd.CrowdFootprint;
import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.math.function.PortableLog;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code consensus/mace}: see {@link MaceKernel} for the model. This makes its starts and takes the best. */
final class Mace implements Strategy {

    private final MaceConfig config;

    Mace(MaceConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        CrowdStage stage = CrowdStage.open(in, out, context, config.options());
        Annotations answers = stage.answers();
        var equal = new double[stage.classes()];
        Arrays.fill(equal, 1.0 / Math.max(1, equal.length));
        if (stage.classes() < 2) {
            stage.write((index, block, q) -> Arrays.fill(q, 1), equal);
            return;
        }
        long[] counts = counts(answers, context);
        MaceParameters best = null;
        MaceKernel kernel = null;
        int bestStart = 0;
        for (int r = 0; r < config.restarts(); r++) {
            context.progress((double) r / config.restarts(), "start " + (r + 1));
            kernel = new MaceKernel(
                    answers,
                    counts,
                    stage.givenPriors(),
                    config,
                    start(answers, equal, r, context.seed()),
                    stage.history());
            MaceParameters end = stage.execution()
                    .iterate(answers.blocks(), kernel, config.maxIterations() + 1)
                    .parameters();
            if (best == null || end.bound() > best.bound()) {
                best = end;
                bestStart = r;
            }
        }
        write(stage, kernel, best);
        out.fact("restarts", config.restarts());
        out.fact("best_start", bestStart);
        out.fact("bound_per_answer", best == null ? 0 : best.bound());
    }

    @Override
    public Footprint footprint(DataSizes sizes) {
        return CrowdFootprint.of(sizes, 0, sizes.classes() + 4);
    }

    private static void write(CrowdStage stage, @Nullable MaceKernel kernel, @Nullable MaceParameters parameters) {
        if (kernel != null && parameters != null) {
            double[] priors =
                    Arrays.stream(parameters.logPriors()).map(StrictMath::exp).toArray();
            stage.write(
                    (index, block, q) -> {
                        for (int i = 0; i < block.items; i++) {
                            kernel.posterior(block, i, parameters, q, i * priors.length);
                        }
                    },
                    priors);
        }
    }

    private static long[] counts(Annotations answers, StageContext context) {
        int k = answers.classes();
        Totals totals = context.execution()
                .total(
                        answers.blocks(),
                        Shape.of((long) answers.annotatorCount() * k, 0),
                        answers.answers(),
                        (block, into) -> {
                            for (int a = 0; a < block.answers(); a++) {
                                into.cells[block.annotator[a] * k + block.label[a]]++;
                            }
                        });
        var counts = new long[totals.cellCount()];
        for (int at = 0; at < counts.length; at++) {
            counts[at] = totals.count(at);
        }
        return counts;
    }

    /**
     * Where a start begins: the first from shares of votes, the others from weights between 1 and 2.5 as in the
     * authors' program, of every annotator by name and so whatever the order.
     */
    private static MaceParameters start(Annotations answers, double[] priors, int number, long seed) {
        if (number == 0) {
            return MaceParameters.ofVotes();
        }
        int k = answers.classes();
        SeededRandom random = SeededRandom.of(seed).stream(number);
        var spam = new double[answers.annotatorCount() * k];
        var known = new double[answers.annotatorCount()];
        for (int w = 0; w < known.length; w++) {
            RandomSequence values =
                    random.sequence(SeededRandom.key(answers.annotators().get(w)));
            double spamming = weight(values);
            double knows = weight(values);
            known[w] = knows / (spamming + knows);
            double sum = 0;
            for (int l = 0; l < k; l++) {
                spam[w * k + l] = weight(values);
                sum += spam[w * k + l];
            }
            for (int l = 0; l < k; l++) {
                spam[w * k + l] *= (1 - known[w]) / sum;
            }
        }
        return MaceParameters.of(
                spam, known, Arrays.stream(priors).map(PortableLog::log).toArray(), 0);
    }

    private static double weight(RandomSequence values) {
        return 1 + 1.5 * values.nextDouble();
    }
}
