package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/kmeans-smote}. */
@StrategyInfo(
        id = "imbalance/kmeans-smote",
        version = 1,
        summary = "Makes rows of small classes inside of clusters, the more the fewer there are.",
        paper = "Douzas, Bacao, Last 2018 (Improving Imbalanced Learning through a Heuristic Oversampling"
                + " Method Based on K-means and SMOTE)",
        example = """
                - id: more
                  uses: imbalance/kmeans-smote
                  with: {clusters: 20}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class KMeansSmoteFactory implements StrategyFactory<KMeansSmoteConfig> {

    @Override
    public Strategy create(KMeansSmoteConfig config) {
        return new SamplingStage(config.near(), new KMeansSmote(config));
    }
}
