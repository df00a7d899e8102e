package io.labelwright.select.margin;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code select/margin}. */
@StrategyInfo(
        id = "select/margin",
        version = 1,
        summary = "Chooses the items for people whose two most probable classes are closest.",
        paper = "Scheffer, Decomain, Wrobel 2001 (Active Hidden Markov Models for Information Extraction); Settles 2009"
                + " (Active Learning Literature Survey, 3.1)",
        example = """
                - id: pick
                  uses: select/margin
                  needs: [agreed]
                  with: {budget: 100, batch: 20}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
@Reads(value = TableKind.PREDICTIONS, optional = true)
public final class MarginChoiceFactory implements StrategyFactory<MarginConfig> {

    @Override
    public Strategy create(MarginConfig config) {
        return new MarginChoice(config);
    }
}
