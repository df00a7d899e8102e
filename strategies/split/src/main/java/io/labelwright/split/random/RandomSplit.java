package io.labelwright.split.random;

import io.labelwright.learn.fold.Bundles;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.split.part.Parts;
import io.labelwright.split.part.QuotaFill;
import io.labelwright.split.part.QuotaRounding;
import io.labelwright.split.part.SplitTable;
import io.labelwright.split.part.Together;

/**
 * Parts drawn at random. Exact: items come in an order drawn from the seed and their ids, the first ones make the first
 * part. Not exact: each item has a number of its own in [0, 1) and goes into the part whose share it falls into.
 */
final class RandomSplit implements Strategy {

    private final RandomSplitConfig config;

    RandomSplit(RandomSplitConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        Parts parts = Parts.of(config.parts(), in.items().size());
        Together together = Together.of(in, null, config.duplicates(), context);
        SplitTable.ofParts(in, out, parts)
                .write(together, config.exact() ? exact(in, together, parts) : byItself(together, parts));
    }

    private static int[] exact(Inputs in, Together together, Parts parts) {
        Bundles bundles = together.withClass(new int[in.items().size()], 1);
        int[][] quota = QuotaRounding.of(bundles.totals(), parts, 0);
        return QuotaFill.of(together, bundles, quota, parts.complete());
    }

    private static int[] byItself(Together together, Parts parts) {
        double[] shares = parts.shares();
        var part = new int[together.size()];
        for (int bundle = 0; bundle < part.length; bundle++) {
            double drawn = together.draw(bundle);
            int p = 0;
            double end = shares[0];
            while (drawn >= end && p < shares.length - 1) {
                end += shares[++p];
            }
            part[bundle] = p;
        }
        return part;
    }
}
