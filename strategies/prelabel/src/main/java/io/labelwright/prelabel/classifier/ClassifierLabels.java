package io.labelwright.prelabel.classifier;

import io.labelwright.learn.Examples;
import io.labelwright.learn.ItemWeights;
import io.labelwright.learn.fold.Folds;
import io.labelwright.math.answer.ModelAnswers;
import io.labelwright.math.feature.FeatureRows;
import io.labelwright.math.feature.ItemGroups;
import io.labelwright.math.feature.PartItems;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.Severity;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;

/**
 * Learns from the items that have a label and features, and answers for all items that have features. An item that was
 * learned from gets the answer of a classifier that has not seen it (nor its group), so that its answer is a second
 * opinion and not an echo; others get that of the classifier of all examples. Cost: {@code folds + 1} times that of the
 * model.
 */
final class ClassifierLabels implements Strategy {

    /** A name and a number of a sparse row, as text. */
    private static final int BYTES_OF_A_CELL = 27;

    private final ClassifierConfig config;

    ClassifierLabels(ClassifierConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        var answers = new ModelAnswers(in, out, context.stage(), config.minConfidence());
        if (in.items().size() > 0) {
            answer(in, out, context, answers);
        }
        answers.write();
    }

    @Override
    public Footprint footprint(DataSizes sizes) {
        long dense = sizes.rows(TableKind.FEATURES) * sizes.numbers(TableKind.FEATURES);
        long entries = dense + sizes.text(TableKind.FEATURES) / BYTES_OF_A_CELL;
        // Rows grow by half when they are full.
        Footprint features = Footprint.working(entries * (Integer.BYTES + Double.BYTES) * 5 / 4)
                .writing(TableKind.PREDICTIONS, sizes.items(), sizes.classes(), 0);
        return config.model().isTrees() ? TreeMemory.added(features, config, sizes) : features;
    }

    private void answer(Inputs in, Outputs out, StageContext context, ModelAnswers answers) {
        FeatureRows features = config.model().isTrees()
                ? FeatureRows.withGaps(in, config.features())
                : FeatureRows.of(in, config.features());
        Examples examples = examples(in, features);
        warn(in, out, examples);
        int folds = Math.min(config.folds(), examples.size());
        int[] fold = folds(in, context, examples, folds);
        int used = Arrays.stream(fold).max().orElse(0) + 1;
        if (used < 2) {
            throw new LabelingException(
                    StandardError.EMPTY_DATA,
                    null,
                    examples.size() == 1
                            ? "there is one labelled item to learn from, and nothing to hold out"
                            : "all labelled items are of one group, and nothing can be held out",
                    "label more items");
        }
        Training training = Training.of(examples, fold, used, config, context);

        var exampleOf = new int[in.items().size()];
        Arrays.fill(exampleOf, -1);
        for (int i = 0; i < examples.size(); i++) {
            exampleOf[examples.items()[i]] = i;
        }
        var p = new double[examples.classes()];
        for (int item = 0; item < exampleOf.length; item++) {
            if (item % 1024 == 0) {
                context.checkCancelled();
            }
            int example = exampleOf[item];
            if (example >= 0) {
                answers.add(item, Integer.toString(fold[example]), training.heldOut()[example]);
            } else if (features.has(item)) {
                training.classifier().probabilities(features, item, p);
                training.calibration().apply(p);
                answers.add(item, null, p);
            }
        }
        tell(out, examples, used, training);
    }

    private Examples examples(Inputs in, FeatureRows features) {
        ItemLabels labels = in.labels();
        int[] items = Arrays.stream(PartItems.of(in, config.fitOn(), "fit_on"))
                .filter(item -> labels.label(item) >= 0 && features.has(item))
                .toArray();
        if (items.length == 0) {
            throw new LabelingException(
                    StandardError.EMPTY_DATA,
                    null,
                    "no item has both a label and features: there is nothing to learn from",
                    "put a consensus, a labels import or a review before this stage");
        }
        int[] known = Arrays.stream(items).map(labels::label).toArray();
        double[] ofClass = config.classWeights().of(known, in.schema());
        double[] ofItem = ItemWeights.of(in);
        var weights = new double[items.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = ofItem[items[i]] * ofClass[known[i]];
        }
        if (Arrays.stream(weights).sum() == 0) {
            throw new LabelingException(StandardError.NOT_ALLOWED, "the weights of all examples are 0");
        }
        return new Examples(features, items, known, weights, in.schema().size());
    }

    private int[] folds(Inputs in, StageContext context, Examples examples, int folds) {
        SeededRandom random = SeededRandom.of(context.seed()).stream("folds");
        long[] keys = Arrays.stream(examples.items())
                .mapToLong(item -> random.bits(SeededRandom.key(in.items().ids().get(item)), 0))
                .toArray();
        return config.group() == null
                ? Folds.stratified(examples.labels(), keys, folds)
                : Folds.grouped(examples.labels(), ItemGroups.of(in, config.group(), examples.items()), keys, folds);
    }

    private static void warn(Inputs in, Outputs out, Examples examples) {
        var counts = new int[examples.classes()];
        for (int label : examples.labels()) {
            counts[label]++;
        }
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] < 2) {
                out.report(new Problem(
                        Severity.WARNING,
                        StandardError.EMPTY_DATA,
                        null,
                        "class '" + in.schema().name(k)
                                + (counts[k] == 0
                                        ? "' has no example: it is never predicted"
                                        : "' has one example: nothing that learned from it can be held against it"),
                        "label some items of it"));
            }
        }
    }

    private static void tell(Outputs out, Examples examples, int folds, Training training) {
        int right = 0;
        double loss = 0;
        for (int i = 0; i < examples.size(); i++) {
            double[] p = training.heldOut()[i];
            int label = examples.labels()[i];
            right += ModelAnswers.best(p) == label ? 1 : 0;
            loss -= StrictMath.log(Math.max(p[label], 1e-15)) / examples.size();
        }
        out.fact("examples", examples.size());
        out.fact("folds", folds);
        out.fact("held_out_accuracy", (double) right / examples.size());
        out.fact("held_out_log_loss", loss);
    }
}
