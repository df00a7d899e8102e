package io.labelwright.imbalance.decision;

import io.labelwright.imbalance.target.ClassFactors;
import io.labelwright.imbalance.target.CrossTuning;
import io.labelwright.imbalance.target.FigureRows;
import io.labelwright.imbalance.target.PairedFigures;
import io.labelwright.imbalance.target.Tally;
import io.labelwright.imbalance.target.Target;
import io.labelwright.imbalance.target.TargetMetric;
import io.labelwright.math.answer.ModelPredictions;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.consensus.LabelWriter;
import io.labelwright.spi.label.LabelSchema;
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
        ModelPredictions predictions = ModelPredictions.of(in, config.predictions());
        if (in.items().size() == 0) {
            out.write(out.builder(TableKind.LABELS, LabelWriter.columns(in.schema()))
                    .build());
            new FigureRows(out, context.stage(), predictions.model()).finish();
            return;
        }
        LabelSchema schema = in.schema();
        Tuning tuning = Tuning.of(in, context, predictions, config.fitOn());
        int positive = config.target().positive() == null
                ? tuning.rarest(schema.size())
                : schema.find(config.target().positive());
        var target = new Target(
                config.target().metric(),
                Target.costs(config.target().costs(), schema),
                positive,
                config.target().minPrecision());
        var scores = new double[tuning.items().length * schema.size()];
        for (int i = 0; i < tuning.items().length; i++) {
            target.scores(predictions.values(), predictions.offset(tuning.items()[i]), scores, i * schema.size());
        }
        double[] factors =
                new ClassFactors(scores, tuning.truth(), schema.size(), target, context::checkCancelled).best();
        tell(in, out, context, predictions, tuning, target, scores, factors);

        double[] priors = new double[schema.size()];
        Arrays.stream(tuning.truth()).forEach(k -> priors[k]++);
        var writer = new LabelWriter(context.stage(), config.options().rules(), schema, in.labels(), priors);
        var rule = new FactorRule(writer, target, factors, target.metric() == TargetMetric.COST);
        new Decisions(in, out, context, config.options(), predictions)
                .write(writer, rule, "threshold for " + config.target().metric().word());
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
        int[] plain = answers(scores, ClassFactors.ones(classes), tuning.items().length);
        int[] tuned = new CrossTuning(target, tuning.fold(), tuning.folds())
                .answers(scores, tuning.truth(), context.execution(), context::checkCancelled);
        PairedFigures paired = PairedFigures.of(target, tuning.truth(), plain, tuned);
        SeededRandom random = SeededRandom.of(context.seed()).stream("intervals");
        String metric = config.target().metric().word();
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

    private void warn(Inputs in, Outputs out, Tuning tuning, Target target, double[] scores, double[] factors) {
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
                            + config.target().minPrecision() + ": the one with the greatest precision is taken",
                    "lower min_precision, or improve the model"));
        }
        for (int k = 0; k < in.schema().size(); k++) {
            if (tally.support(k) == 0) {
                out.report(Problem.warning(
                        StandardError.EMPTY_DATA,
                        null,
                        "class '" + in.schema().name(k) + "' has no item to tune on: nothing is known of its threshold",
                        null));
            }
        }
    }

    private static int[] answers(double[] scores, double[] factors, int items) {
        return IntStream.range(0, items)
                .map(i -> ClassFactors.decide(scores, i * factors.length, factors))
                .toArray();
    }
}
