package io.labelwright.split.kfold;

import io.labelwright.learn.fold.Bundles;
import io.labelwright.learn.fold.Folds;
import io.labelwright.learn.fold.IterativeStratification;
import io.labelwright.learn.fold.PartCounts;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.label.Task;
import io.labelwright.split.part.ItemClasses;
import io.labelwright.split.part.Parts;
import io.labelwright.split.part.SplitTable;
import io.labelwright.split.part.Together;
import java.util.Arrays;

/** Folds of equal size: stratified by class where items have one, iteratively where they have several. */
final class KFoldSplit implements Strategy {

    private final KFoldSplitConfig config;

    KFoldSplit(KFoldSplitConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        Parts folds = Parts.folds(config.folds(), in.items().size());
        Together together = Together.of(in, config.group(), config.duplicates(), context);
        ItemClasses classes = config.stratify() ? ItemClasses.of(in, config.by()) : ItemClasses.none(in);
        SplitTable table = SplitTable.ofFolds(in, out, folds);
        Bundles bundles = together.withClasses(classes, in.schema().size());
        table.write(
                together,
                in.schema().task() == Task.MULTI_LABEL
                        ? IterativeStratification.of(bundles, folds.shares(), PartCounts.NONE)
                        : folds(in, together, classes));
        if (config.stratify()) {
            table.warnOfLabels(classes, bundles);
        }
    }

    private int[] folds(Inputs in, Together together, ItemClasses classes) {
        int[] bundleOf = together.bundleOf();
        int[] labels = classes.single(in.schema().size());
        // Bundles are numbered in an order that is drawn, so that their numbers are the random numbers asked for.
        long[] keys = Arrays.stream(bundleOf).asLongStream().toArray();
        int[] foldOf;
        if (together.size() == bundleOf.length) {
            foldOf = Folds.stratified(labels, keys, config.folds());
        } else {
            String[] names = Arrays.stream(bundleOf).mapToObj(Integer::toString).toArray(String[]::new);
            foldOf = Folds.grouped(labels, names, keys, config.folds());
        }
        var folds = new int[together.size()];
        for (int item = 0; item < bundleOf.length; item++) {
            folds[bundleOf[item]] = foldOf[item];
        }
        return folds;
    }
}
