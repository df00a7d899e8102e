package io.labelwright.prelabel.lookup;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code prelabel/lookup}. */
@StrategyInfo(
        id = "prelabel/lookup",
        version = 1,
        summary = "Answers with the label of what is known already: the row of another data set with the same id or"
                + " text, labelled items with the same text, or the nearest ones above a similarity.",
        example = """
                - id: earlier
                  uses: prelabel/lookup
                  needs: [messages]
                  with: {path: last-year.csv, by: text, text: body, label: class, map: {junk: spam, ok: ham}}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
@Reads(TableKind.ITEMS)
@Reads(value = TableKind.LABELS, optional = true)
@Reads(value = TableKind.FEATURES, when = "min_similarity")
@Writes(TableKind.ANNOTATIONS)
public final class LookupFactory implements StrategyFactory<LookupConfig> {

    @Override
    public Strategy create(LookupConfig config) {
        return new Lookup(config);
    }
}
