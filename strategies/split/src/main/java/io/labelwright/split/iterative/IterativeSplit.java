package io.labelwright.split.iterative;

import io.labelwright.learn.fold.Bundles;
import io.labelwright.learn.fold.IterativeStratification;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.split.part.ItemClasses;
import io.labelwright.split.part.Parts;
import io.labelwright.split.part.SplitTable;
import io.labelwright.split.part.Together;

/** Parts by {@link IterativeStratification}: items of the rarest class are dealt out first. */
final class IterativeSplit implements Strategy {

    private final IterativeSplitConfig config;

    IterativeSplit(IterativeSplitConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        Parts parts = Parts.of(config.parts(), in.items().size());
        Together together = Together.of(in, null, config.duplicates(), context);
        ItemClasses classes = ItemClasses.of(in, config.by());
        Bundles bundles = together.withClasses(classes, in.schema().size());
        SplitTable table = SplitTable.ofParts(in, out, parts);
        table.write(together, IterativeStratification.of(bundles, parts.shares(), parts.complete()));
        table.warnOfLabels(classes, bundles);
    }
}
