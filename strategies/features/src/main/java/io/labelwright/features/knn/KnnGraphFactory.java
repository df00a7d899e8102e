package io.labelwright.features.knn;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@code features/knn-graph}. */
@StrategyInfo(
        id = "features/knn-graph",
        version = 3,
        summary = "Joins each item to its nearest ones by their features, with weights that fall with the distance.",
        paper = "Zelnik-Manor, Perona 2004 (Self-Tuning Spectral Clustering); Dasgupta, Freund 2008 (Random projection"
                + " trees); Dong, Charikar, Li 2011 (Efficient k-nearest neighbor graph construction)",
        example = """
                - id: near
                  uses: features/knn-graph
                  needs: [vectors]
                  with: {k: 10, metric: cosine, weights: self_tuning}
                """,
        seeded = true)
@Reads(TableKind.FEATURES)
@Writes(TableKind.GRAPH)
public final class KnnGraphFactory implements StrategyFactory<KnnGraphConfig> {

    @Override
    public Strategy create(KnnGraphConfig config) {
        return new KnnGraph(config);
    }
}
