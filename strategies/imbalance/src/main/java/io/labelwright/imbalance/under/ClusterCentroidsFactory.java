package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/cluster-centroids}. */
@StrategyInfo(
        id = "imbalance/cluster-centroids",
        version = 1,
        summary = "Puts the centres of clusters in place of large classes.",
        paper = "Yen, Lee 2009 (Cluster-based Under-sampling Approaches for Imbalanced Data Distributions)",
        example = """
                - id: fewer
                  uses: imbalance/cluster-centroids
                  with: {voting: hard}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class ClusterCentroidsFactory implements StrategyFactory<ClusterCentroidsConfig> {

    @Override
    public Strategy create(ClusterCentroidsConfig config) {
        return new SamplingStage(config.near(), new ClusterCentroids(config));
    }
}
