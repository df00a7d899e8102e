package io.labelwright.split.iterative;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code split/iterative}. */
@StrategyInfo(
        id = "split/iterative",
        version = 1,
        summary =
                "Makes parts of items that have several classes each, with the same share of every class as far as that goes.",
        paper = "Sechidis, Tsoumakas, Vlahavas 2011 (On the Stratification of Multi-label Data)",
        example = """
                - id: parts
                  uses: split/iterative
                  needs: [agreed]
                  with: {parts: {train: 0.8, test: 0.2}}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL, Task.MULTI_LABEL},
        seeded = true)
@Reads(value = TableKind.LABELS, optional = true)
@Reads(value = TableKind.GOLD, optional = true)
public final class IterativeSplitFactory implements StrategyFactory<IterativeSplitConfig> {

    @Override
    public Strategy create(IterativeSplitConfig config) {
        return new IterativeSplit(config);
    }
}
