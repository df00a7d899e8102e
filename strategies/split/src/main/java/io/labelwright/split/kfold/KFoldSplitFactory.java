package io.labelwright.split.kfold;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.table.TableKind;

/** Makes {@code split/k-fold}. */
@StrategyInfo(
        id = "split/k-fold",
        version = 1,
        summary =
                "Cuts items into folds of equal size for cross-validation, with the same share of every class and without a group"
                        + " in two.",
        paper = "Sechidis, Tsoumakas, Vlahavas 2011 (items of several classes)",
        example = """
                - id: folds
                  uses: split/k-fold
                  needs: [agreed]
                  with: {folds: 5, group: patient}
                """,
        seeded = true)
@Reads(value = TableKind.ITEMS, when = "group")
@Reads(value = TableKind.LABELS, optional = true)
@Reads(value = TableKind.GOLD, optional = true)
public final class KFoldSplitFactory implements StrategyFactory<KFoldSplitConfig> {

    @Override
    public Strategy create(KFoldSplitConfig config) {
        return new KFoldSplit(config);
    }
}
