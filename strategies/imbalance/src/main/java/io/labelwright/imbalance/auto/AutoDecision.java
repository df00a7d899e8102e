package io.labelwright.imbalance.auto;

import io.labelwright.imbalance.decision.Decisions;
import io.labelwright.imbalance.decision.FactorRule;
import io.labelwright.imbalance.target.ClassFactors;
import io.labelwright.imbalance.target.FigureRows;
import io.labelwright.imbalance.target.PairedFigures;
import io.labelwright.imbalance.target.Target;
import io.labelwright.imbalance.target.TargetMetric;
import io.labelwright.learn.Classifier;
import io.labelwright.learn.Examples;
import io.labelwright.math.answer.ModelPredictions;
import io.labelwright.math.feature.FeatureRows;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.consensus.LabelWriter;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chooses what is done about rare classes, and does it. Each choice learns and answers on the same folds of the
 * labelled items; what it gains over doing nothing is measured on the same items, and {@link Selection} takes one of
 * those whose gain has an interval above 0. Where there is none, nothing is done: a choice that only looks better by
 * chance can make things worse, and nothing costs nothing.
 *
 * <p>The classifier of the choice then learns from all examples and answers for all items with features; a labelled
 * item is answered by the one that has not seen its fold. What was chosen is handed on to whoever learns next. Cost:
 * {@code folds + 1} times that of the model per way to learn.
 */
final class AutoDecision implements Strategy {

    /** With more columns no row lies between two others; nor does one between sparse texts. */
    private static final int MOST_COLUMNS = 2_000;

    /** Of each example in each tree, as half of them make a leaf of their own. */
    private static final int BYTES_OF_A_LEAF = 24;

    private final AutoConfig config;

    AutoDecision(AutoConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        LabelSchema schema = in.schema();
        var rows = new FigureRows(out, context.stage(), context.stage());
        if (in.items().size() == 0) {
            rows.finish();
            out.write(predictionRows(out, schema).build());
            out.write(out.builder(TableKind.LABELS, LabelWriter.columns(schema)).build());
            if (config.handOn()) {
                new HandedOn(in, out, context, config.features()).unchanged();
            }
            return;
        }
        FeatureRows features = FeatureRows.of(in, config.features());
        LabelledExamples labelled = LabelledExamples.of(in, features, config, context);
        var target = new Target(
                config.target().metric(),
                Target.costs(config.target().costs(), schema),
                positive(schema, labelled),
                config.target().minPrecision());
        var trials = new Trials(config, labelled, target, context, in);
        List<Trial> tried = trials.of(choices(in, features));
        Trial chosen = Selection.of(tried, target.metric());
        tell(tried, chosen, rows, out);

        ModelPredictions predictions = predict(in, features, labelled, chosen, context);
        write(predictions, in, out, context);
        decide(in, out, context, trials, labelled, target, chosen, predictions);
        if (config.handOn()) {
            new HandedOn(in, out, context, config.features()).write(chosen.choice(), labelled.examples());
        }
    }

    @Override
    public Footprint footprint(DataSizes sizes) {
        long numbers = sizes.rows(TableKind.FEATURES) * sizes.numbers(TableKind.FEATURES) * Double.BYTES;
        // Trees end in leaves of a few rows; the choices are tried one after the other.
        long trees = sizes.items() * config.trees() * BYTES_OF_A_LEAF;
        return Footprint.working(2 * numbers + trees)
                .writing(
                        TableKind.TRAINING,
                        config.handOn() ? 2 * sizes.items() : 0,
                        sizes.numbers(TableKind.FEATURES),
                        sizes.text(TableKind.FEATURES));
    }

    private static int positive(int[] labels, int classes) {
        var counts = new int[classes];
        Arrays.stream(labels).forEach(k -> counts[k]++);
        int rarest = labels[0];
        for (int k = 0; k < classes; k++) {
            if (counts[k] > 0 && counts[k] < counts[rarest]) {
                rarest = k;
            }
        }
        return rarest;
    }

    private int positive(LabelSchema schema, LabelledExamples labelled) {
        return config.target().positive() == null
                ? positive(labelled.examples().labels(), schema.size())
                : schema.find(config.target().positive());
    }

    private List<Choice> choices(Inputs in, FeatureRows features) {
        boolean mayMake = features.columns().size() <= MOST_COLUMNS
                && FeatureSet.names(in).stream()
                        .filter(name ->
                                config.features().isEmpty() || config.features().contains(name))
                        .allMatch(name -> FeatureSet.of(in, name).sparse().length == 0);
        return Stream.of(Choice.values())
                .filter(choice -> mayMake || !choice.makes())
                .filter(choice -> choice == Choice.NOTHING
                        || (config.choices().isEmpty()
                                ? !choice.cleans()
                                : config.choices().contains(choice)))
                .toList();
    }

    private static void tell(List<Trial> tried, Trial chosen, FigureRows rows, Outputs out) {
        for (Trial trial : tried) {
            String word = trial.choice().word();
            double score = trial.figures().other();
            rows.add("score", word, score, trial.score());
            rows.add("gain", word, trial.figures().gain(), trial.gain());
            PairedFigures ahead = trial.ahead();
            if (ahead != null) {
                rows.add("lead", word, ahead.gain(), trial.lead());
            }
            if (!Double.isNaN(score)) {
                out.fact("score[" + word + (trial == chosen ? ", chosen]" : "]"), score);
            }
        }
        rows.add("chosen", chosen.choice().word(), chosen.figures().other(), chosen.score());
        rows.finish();
    }

    private ModelPredictions predict(
            Inputs in, FeatureRows features, LabelledExamples labelled, Trial chosen, StageContext context) {
        Examples examples = labelled.examples();
        int classes = examples.classes();
        var predictions =
                new ModelPredictions(context.stage(), classes, in.items().size());
        Classifier classifier = chosen.learned().learner().fit(examples, context::checkCancelled);
        var p = new double[classes];
        for (int item = 0; item < in.items().size(); item++) {
            if (features.has(item)) {
                classifier.probabilities(features, item, p);
                chosen.learned().calibration().apply(p);
                predictions.set(item, null, p);
            }
        }
        for (int i = 0; i < examples.size(); i++) {
            System.arraycopy(chosen.learned().heldOut(), i * classes, p, 0, classes);
            predictions.set(examples.items()[i], Integer.toString(labelled.fold()[i]), p);
        }
        return predictions;
    }

    private static TableBuilder predictionRows(Outputs out, LabelSchema schema) {
        return out.builder(
                TableKind.PREDICTIONS,
                schema.classes().stream()
                        .map(one -> ColumnSpec.number("p:" + one.name()))
                        .toList());
    }

    private static void write(ModelPredictions predictions, Inputs in, Outputs out, StageContext context) {
        int first = TableKind.PREDICTIONS.columns().size();
        TableBuilder rows = predictionRows(out, in.schema());
        for (int item = 0; item < in.items().size(); item++) {
            if (predictions.knows(item)) {
                rows.code(TableKind.PREDICTIONS.column("item"), item)
                        .text(TableKind.PREDICTIONS.column("model"), context.stage())
                        .text(TableKind.PREDICTIONS.column("fold"), predictions.fold(item))
                        .numbers(
                                first,
                                predictions.values(),
                                predictions.offset(item),
                                in.schema().size())
                        .end();
            }
        }
        out.write(rows.build());
    }

    private void decide(
            Inputs in,
            Outputs out,
            StageContext context,
            Trials trials,
            LabelledExamples labelled,
            Target target,
            Trial chosen,
            ModelPredictions predictions) {
        Examples examples = labelled.examples();
        int classes = examples.classes();
        boolean tuned = chosen.choice() == Choice.THRESHOLD || target.metric() == TargetMetric.RECALL_AT_PRECISION;
        double[] factors = ClassFactors.ones(classes);
        if (tuned) {
            double[] scores = trials.scores(chosen.learned().heldOut());
            factors = new ClassFactors(scores, examples.labels(), classes, target, context::checkCancelled).best();
        } else if (chosen.choice() == Choice.PRIOR_CORRECTION) {
            factors = Priors.inverse(examples);
        }
        var priors = new double[classes];
        Arrays.stream(examples.labels()).forEach(k -> priors[k]++);
        var writer = new LabelWriter(context.stage(), config.options().rules(), in.schema(), in.labels(), priors);
        boolean costs = tuned && target.metric() == TargetMetric.COST;
        new Decisions(in, out, context, config.options(), predictions)
                .write(
                        writer,
                        new FactorRule(writer, target, factors, costs),
                        "auto chose " + chosen.choice().word() + ", classifier");
    }
}
