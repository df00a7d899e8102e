package io.labelwright.imbalance.decision;

import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.consensus.LabelWriter;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Decides by the greatest {@code w_k p_k} with factors w that are best on held-out predictions of labelled items; with
 * two classes that is a threshold on the probability of one. For costs {@code p_k} is replaced by what the answer k
 * saves, {@code sum_t p_t (max - cost[t][k])}, so that w = 1 is the answer with the least expected cost.
 *
 * <p>What is told of the factors is measured on items that they were not tuned on: once more with each fold held out.
 * The confidence of a label is {@code w_k p_k / sum}, for costs p. Details: {@link ClassFactors}, {@link Tuning}.
 */
final class ThresholdDecision implements Strategy {

    private final ThresholdConfig config;

    ThresholdDecision(ThresholdConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        ModelPredictions predictions = ModelPredictions.of(in, config.options().predictions());
        if (in.items().size() == 0) {
            out.write(out.builder(TableKind.LABELS, LabelWriter.columns(in.schema()))
                    .build());
            new FigureRows(out, context.stage(), predictions.model()).finish();
            return;
        }
        LabelSchema schema = in.schema();
        Tuning tuning = Tuning.of(in, context, predictions, config.options().fitOn());
        int positive = config.positive() == null ? tuning.rarest(schema.size()) : schema.find(config.positive());
        var target =
                new Target(config.metric(), Target.costs(config.costs(), schema), positive, config.minPrecision());
        var scores = new double[tuning.items().length * schema.size()];
        for (int i = 0; i < tuning.items().length; i++) {
            scores(target, predictions.values(), predictions.offset(tuning.items()[i]), scores, i * schema.size());
        }
        double[] factors = tune(target, scores, tuning.truth(), schema.size(), context);
        tell(in, out, context, predictions, tuning, target, scores, factors);

        double[] priors = new double[schema.size()];
        Arrays.stream(tuning.truth()).forEach(k -> priors[k]++);
        var writer = new LabelWriter(context.stage(), config.options().rules(), schema, in.labels(), priors);
        var merits = new double[schema.size()];
        new Decisions(in, out, context, config.options(), predictions)
                .write(
                        writer,
                        (p, offset, q) -> decide(writer, target, factors, p, offset, q, merits),
                        "threshold for " + config.metric().word());
    }

    /** What speaks for each class. */
    private static void scores(Target target, double[] p, int offset, double[] into, int at) {
        int classes = target.costs().length;
        if (target.metric() != TargetMetric.COST) {
            System.arraycopy(p, offset, into, at, classes);
            return;
        }
        double largest = Arrays.stream(target.costs())
                .flatMapToDouble(Arrays::stream)
                .max()
                .orElse(0);
        for (int answer = 0; answer < classes; answer++) {
            double saved = 0;
            for (int truth = 0; truth < classes; truth++) {
                saved += p[offset + truth] * (largest - target.costs()[truth][answer]);
            }
            into[at + answer] = saved;
        }
    }

    private static int decide(
            LabelWriter writer, Target target, double[] factors, double[] p, int offset, double[] q, double[] merits) {
        scores(target, p, offset, merits, 0);
        double sum = 0;
        for (int k = 0; k < q.length; k++) {
            merits[k] *= factors[k];
            sum += merits[k];
        }
        for (int k = 0; k < q.length; k++) {
            q[k] = target.metric() == TargetMetric.COST ? p[offset + k] : sum > 0 ? merits[k] / sum : p[offset + k];
        }
        return writer.choose(merits, 0);
    }

    /** The better of two searches: from the probabilities as they are, and from those without priors. */
    private double[] tune(Target target, double[] scores, int[] truth, int classes, StageContext context) {
        var search = new ClassFactors(scores, truth, classes, target, context::checkCancelled);
        boolean single = classes == 2 || target.metric() == TargetMetric.RECALL_AT_PRECISION;
        int[] tuned = single
                ? new int[] {target.positive()}
                : IntStream.range(0, classes).toArray();
        double[] best = search.tune(ones(classes), tuned);
        if (!single && target.metric() != TargetMetric.COST) {
            var counts = new double[classes];
            Arrays.stream(truth).forEach(k -> counts[k]++);
            double[] balanced = search.tune(
                    Arrays.stream(counts).map(count -> 1 / Math.max(count, 0.5)).toArray(), tuned);
            best = search.merit(balanced) > search.merit(best) ? balanced : best;
        }
        return best;
    }

    private void tell(
            Inputs in,
            Outputs out,
            StageContext context,
            ModelPredictions predictions,
            Tuning tuning,
            Target target,
            double[] scores,
            double[] factors) {
        int classes = in.schema().size();
        var rows = new FigureRows(out, context.stage(), predictions.model());
        int[] plain = answers(scores, ones(classes), tuning.items().length);
        int[] tuned = crossed(tuning, target, scores, classes, context);
        PairedFigures paired = PairedFigures.of(target, tuning.truth(), plain, tuned);
        SeededRandom random = SeededRandom.of(context.seed()).stream("intervals");
        String metric = config.metric().word();
        int replicates = config.bootstrap();
        double level = config.level();
        Runnable pause = context::checkCancelled;
        rows.add("untuned", metric, paired.one(), paired.ofOne(random, replicates, level, pause));
        rows.add("tuned", metric, paired.other(), paired.ofOther(random, replicates, level, pause));
        rows.add("gain", metric, paired.gain(), paired.ofGain(random, replicates, level, pause));
        for (int k = 0; k < classes; k++) {
            rows.addClass("factor", in.schema().name(k), factors[k]);
        }
        if (classes == 2 && target.metric() != TargetMetric.COST) {
            double other = factors[1 - target.positive()];
            rows.addClass(
                    "threshold", in.schema().name(target.positive()), other / (other + factors[target.positive()]));
        }
        rows.finish();
        out.fact("tuned_on", tuning.items().length);
        if (!Double.isNaN(paired.gain())) {
            out.fact("gain", paired.gain());
        }
        warn(in, out, tuning, target, scores, factors);
    }

    private void warn(
            Inputs in, Outputs out, Tuning tuning, Target target, double[] scores, double[] factors) {
        var tally = new Tally(target.costs());
        int[] answers = answers(scores, factors, tuning.items().length);
        for (int i = 0; i < answers.length; i++) {
            tally.add(tuning.truth()[i], answers[i], 1);
        }
        if (target.metric() == TargetMetric.RECALL_AT_PRECISION && Double.isNaN(target.figure(tally))) {
            out.report(Problem.warning(
                    StandardError.UNSOUND_FIT,
                    null,
                    "no threshold gives the class '" + in.schema().name(target.positive()) + "' a precision of "
                            + config.minPrecision() + ": the one with the greatest precision is taken",
                    "lower min_precision, or improve the model"));
        }
        for (int k = 0; k < in.schema().size(); k++) {
            if (tally.support[k] == 0) {
                out.report(Problem.warning(
                        StandardError.EMPTY_DATA,
                        null,
                        "class '" + in.schema().name(k) + "' has no item to tune on: nothing is known of its threshold",
                        null));
            }
        }
    }

    /** Answers to each fold by factors that were tuned on the others. */
    private int[] crossed(Tuning tuning, Target target, double[] scores, int classes, StageContext context) {
        var answers = new int[tuning.items().length];
        context.execution().forEach(tuning.folds(), (lane, held) -> {
            int[] rest = tuning.rest(held);
            double[] factors = rest.length == 0
                    ? ones(classes)
                    : tune(
                            target,
                            at(scores, rest, classes),
                            Arrays.stream(rest).map(i -> tuning.truth()[i]).toArray(),
                            classes,
                            context);
            for (int i = 0; i < answers.length; i++) {
                if (tuning.fold()[i] == held) {
                    answers[i] = ClassFactors.decide(scores, i * classes, factors);
                }
            }
        });
        return answers;
    }

    private static double[] ones(int classes) {
        var ones = new double[classes];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double[] at(double[] scores, int[] places, int classes) {
        var some = new double[places.length * classes];
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(scores, places[i] * classes, some, i * classes, classes);
        }
        return some;
    }

    private static int[] answers(double[] scores, double[] factors, int items) {
        return IntStream.range(0, items)
                .map(i -> ClassFactors.decide(scores, i * factors.length, factors))
                .toArray();
    }
}
