package io.labelwright.consensus.bwa;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link Bwa}. */
@StrategyInfo(
        id = "consensus/bwa",
        version = 1,
        summary = "Weighs annotators by how far their answers lie from the weighted mean, one class against the rest."
                + " Quick, hard to mislead, good where annotators differ in care and have few answers; it knows no"
                + " confusion of classes and its scores are not calibrated.",
        paper =
                "Y. Li, B. I. P. Rubinstein, T. Cohn: Truth inference at scale: a Bayesian model for adjudicating highly"
                        + " redundant crowd annotations. WWW (2019), 1028-1038",
        example = """
                - id: agreed
                  uses: consensus/bwa
                  needs: [messages, answers]
                  with: {a_v: 15, lambda: 1}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class BwaFactory implements StrategyFactory<BwaConfig> {

    @Override
    public Strategy create(BwaConfig config) {
        return new Bwa(config);
    }
}
