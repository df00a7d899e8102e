package io.labelwright.split.stratified;

import io.labelwright.learn.fold.Bundles;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.split.part.ItemClasses;
import io.labelwright.split.part.Parts;
import io.labelwright.split.part.QuotaFill;
import io.labelwright.split.part.QuotaRounding;
import io.labelwright.split.part.SplitTable;
import io.labelwright.split.part.Together;

/**
 * Parts that have of each class their share, to the item: how many of each class go where is rounded so that the sizes
 * of parts come out too; which items these are is drawn. Items without a label count as one more class.
 */
final class StratifiedSplit implements Strategy {

    private final StratifiedSplitConfig config;

    StratifiedSplit(StratifiedSplitConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        Parts parts = Parts.of(config.parts(), in.items().size());
        Together together = Together.of(in, null, config.duplicates(), context);
        ItemClasses classes = ItemClasses.of(in, config.by());
        int size = in.schema().size();
        Bundles bundles = together.withClass(classes.single(size), size + 1);
        int[][] quota = QuotaRounding.of(bundles.totals(), parts, size);
        SplitTable table = SplitTable.ofParts(in, out, parts);
        table.write(together, QuotaFill.of(together, bundles, quota, parts.complete()));
        table.warnOfLabels(classes, bundles);
    }
}
