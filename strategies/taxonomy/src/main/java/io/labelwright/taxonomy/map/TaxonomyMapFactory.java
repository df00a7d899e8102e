package io.labelwright.taxonomy.map;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code taxonomy/map}. */
@StrategyInfo(
        id = "taxonomy/map",
        version = 1,
        summary =
                "Renames, merges and splits classes in answers, labels, predictions and gold; stages behind it see the"
                        + " new classes only.",
        example = """
                - id: translated
                  uses: taxonomy/map
                  needs: [old_answers]
                  with:
                    map: {junk: spam, advert: spam, personal: ham}
                    split:
                      - {from: other, when: "text.matches('(?i)win|prize')", to: spam}
                      - {from: other, to: ham}
                    drop: ["test-*"]
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
@Reads(value = TableKind.ITEMS, when = "split")
@Reads(value = TableKind.ANNOTATIONS, optional = true)
@Reads(value = TableKind.LABELS, optional = true)
@Reads(value = TableKind.PREDICTIONS, optional = true)
@Reads(value = TableKind.GOLD, optional = true)
@Writes(value = TableKind.ANNOTATIONS, replaces = true)
@Writes(value = TableKind.LABELS, replaces = true)
@Writes(value = TableKind.PREDICTIONS, replaces = true)
@Writes(value = TableKind.GOLD, replaces = true)
public final class TaxonomyMapFactory implements StrategyFactory<TaxonomyMapConfig> {

    @Override
    public Strategy create(TaxonomyMapConfig config) {
        return new TaxonomyMap(config);
    }
}
