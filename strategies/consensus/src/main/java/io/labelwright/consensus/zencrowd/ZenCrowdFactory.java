package io.labelwright.consensus.zencrowd;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link ZenCrowd}. */
@StrategyInfo(
        id = "consensus/zencrowd",
        version = 1,
        summary = "Estimates one reliability per annotator and the true class of each item together, all classes being"
                + " equally likely before. Good for balanced classes and annotators who err in all directions alike;"
                + " it fails when one class is much easier to say, and then falls back to votes weighted by agreement.",
        paper = "G. Demartini, D. E. Difallah, P. Cudre-Mauroux: ZenCrowd: leveraging probabilistic reasoning and"
                + " crowdsourcing techniques for large-scale entity linking. WWW 2012, 469-478",
        example = """
                - id: agreed
                  uses: consensus/zencrowd
                  needs: [messages, answers]
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class ZenCrowdFactory implements StrategyFactory<ZenCrowdConfig> {

    @Override
    public Strategy create(ZenCrowdConfig config) {
        return new ZenCrowd(config);
    }
}
