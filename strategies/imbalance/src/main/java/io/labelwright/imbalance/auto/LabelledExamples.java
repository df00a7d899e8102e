package io.labelwright.imbalance.auto;

import io.labelwright.learn.Examples;
import io.labelwright.learn.ItemWeights;
import io.labelwright.learn.fold.Folds;
import io.labelwright.math.feature.FeatureRows;
import io.labelwright.math.feature.ItemGroups;
import io.labelwright.math.feature.PartItems;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The labelled items to learn from, cut into folds.
 *
 * @param examples their features, labels and weights
 * @param fold per example its fold
 * @param folds how many there are, at least 2
 */
@SuppressWarnings("ArrayRecordComponent") // read only, seen by this package alone
record LabelledExamples(Examples examples, int[] fold, int folds) {

    /**
     * Finds them.
     *
     * @throws LabelingException where there is nothing to learn from, or nothing to hold out
     */
    static LabelledExamples of(Inputs in, FeatureRows features, AutoConfig config, StageContext context) {
        Examples examples = examples(in, features, config);
        SeededRandom random = SeededRandom.of(context.seed()).stream("folds");
        long[] keys = Arrays.stream(examples.items())
                .mapToLong(item -> random.bits(SeededRandom.key(in.items().ids().get(item)), 0))
                .toArray();
        int wanted = Math.min(config.folds(), Math.max(2, examples.size()));
        int[] fold = config.group() == null
                ? Folds.stratified(examples.labels(), keys, wanted)
                : Folds.grouped(examples.labels(), ItemGroups.of(in, config.group(), examples.items()), keys, wanted);
        int[] used = Arrays.stream(fold).distinct().sorted().toArray();
        if (used.length < 2) {
            throw new LabelingException(
                    StandardError.EMPTY_DATA,
                    null,
                    examples.size() == 1
                            ? "there is one labelled item to learn from, and nothing to hold out"
                            : "all labelled items are of one group, and nothing can be held out",
                    "label more items");
        }
        return new LabelledExamples(
                examples,
                Arrays.stream(fold).map(f -> Arrays.binarySearch(used, f)).toArray(),
                used.length);
    }

    private static Examples examples(Inputs in, FeatureRows features, AutoConfig config) {
        ItemLabels labels = in.labels();
        double[] ofItem = ItemWeights.of(in);
        int[] items = Arrays.stream(PartItems.of(in, hasParts(in) ? config.fitOn() : List.of(), "fit_on"))
                .filter(item -> labels.label(item) >= 0 && features.has(item) && ofItem[item] > 0)
                .boxed()
                // By name, so that the order of files has no say in what a forest draws.
                .sorted(Comparator.comparing(in.items().ids()::get))
                .mapToInt(item -> item)
                .toArray();
        if (items.length == 0) {
            throw new LabelingException(
                    StandardError.EMPTY_DATA,
                    null,
                    "no item has both a label and features: there is nothing to learn from",
                    "put a consensus, a labels import or a review before this stage");
        }
        return new Examples(
                features,
                items,
                Arrays.stream(items).map(labels::label).toArray(),
                Arrays.stream(items).mapToDouble(item -> ofItem[item]).toArray(),
                in.schema().size());
    }

    private static boolean hasParts(Inputs in) {
        return in.table(TableKind.SPLITS)
                        .dictionary(TableKind.SPLITS.column("split"))
                        .size()
                > 0;
    }

    /** The examples that are not in a fold. */
    Examples rest(int held) {
        return examples.at(
                IntStream.range(0, fold.length).filter(i -> fold[i] != held).toArray());
    }
}
