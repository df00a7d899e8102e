package io.labelwright.split.stratified;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code split/stratified}. */
@StrategyInfo(
        id = "split/stratified",
        version = 1,
        summary = "Draws parts that have the same share of every class, to the item.",
        example = """
                - id: parts
                  uses: split/stratified
                  needs: [agreed]
                  with: {parts: {train: 0.7, validation: 0.1, test: 0.2}}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
@Reads(value = TableKind.LABELS, optional = true)
@Reads(value = TableKind.GOLD, optional = true)
public final class StratifiedSplitFactory implements StrategyFactory<StratifiedSplitConfig> {

    @Override
    public Strategy create(StratifiedSplitConfig config) {
        return new StratifiedSplit(config);
    }
}
