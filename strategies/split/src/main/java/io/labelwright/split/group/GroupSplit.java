package io.labelwright.split.group;

import io.labelwright.learn.fold.BundleParts;
import io.labelwright.learn.fold.Bundles;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.split.part.ItemClasses;
import io.labelwright.split.part.Parts;
import io.labelwright.split.part.SplitTable;
import io.labelwright.split.part.Together;

/**
 * Parts that share no group: the largest groups first, each goes where it keeps sizes and classes nearest to the shares
 * asked for.
 */
final class GroupSplit implements Strategy {

    private final GroupSplitConfig config;

    GroupSplit(GroupSplitConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        Parts parts = Parts.of(config.parts(), in.items().size());
        Together together = Together.of(in, config.group(), config.duplicates(), context);
        ItemClasses classes = ItemClasses.of(in, config.by());
        Bundles bundles = together.withClasses(classes, in.schema().size()).withSizes();
        SplitTable table = SplitTable.ofParts(in, out, parts);
        table.write(together, BundleParts.of(bundles, parts.shares(), parts.complete()));
        table.warnOfRareClasses(bundles);
    }
}
