package io.labelwright.features.columns;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@code features/columns}. */
@StrategyInfo(
        id = "features/columns",
        version = 1,
        summary = "Makes numbers of the columns of a table: scales numbers, gives each category a column, and says"
                + " what is missing.",
        example = """
                - id: numbers
                  uses: features/columns
                  needs: [jobs]
                  with: {fields: [hours, protocol], scale: standard, missing: median}
                """)
@Reads(value = TableKind.FEATURES, optional = true)
@Reads(value = TableKind.ITEMS, optional = true)
@Reads(value = TableKind.SPLITS, optional = true)
@Writes(TableKind.FEATURES)
public final class ColumnFeaturesFactory implements StrategyFactory<ColumnsConfig> {

    @Override
    public Strategy create(ColumnsConfig config) {
        return new ColumnFeatures(config);
    }
}
