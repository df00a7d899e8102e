package io.labelwright.features.clusters;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@code features/clusters}. */
@StrategyInfo(
        id = "features/clusters",
        version = 1,
        summary = "Groups items that are alike by their features, and names what is typical of each group.",
        paper = "Lloyd 1982 (Least squares quantization in PCM); Arthur, Vassilvitskii 2007 (k-means++: The Advantages"
                + " of Careful Seeding)",
        example = """
                - id: groups
                  uses: features/clusters
                  needs: [vectors]
                  with: {k: 20, typical: 5}
                """,
        seeded = true)
@Reads(TableKind.FEATURES)
@Writes(TableKind.FEATURES)
@Writes(
        value = TableKind.METRICS,
        metrics = {Clusters.SIZE, Clusters.TYPICAL})
public final class ClustersFactory implements StrategyFactory<ClustersConfig> {

    @Override
    public Strategy create(ClustersConfig config) {
        return new Clusters(config);
    }
}
