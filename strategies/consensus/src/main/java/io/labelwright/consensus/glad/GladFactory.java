package io.labelwright.consensus.glad;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link Glad}. */
@StrategyInfo(
        id = "consensus/glad",
        version = 1,
        summary = "Estimates the ability of each annotator and the difficulty of each item together. Good where"
                + " annotators have few answers and items differ in difficulty; it knows no confusion of classes, so a"
                + " bias that the crowd shares (most say no when unsure) misleads it. Classes count as equally likely"
                + " unless priors are given.",
        paper = "J. Whitehill, P. Ruvolo, T. Wu, J. Bergsma, J. Movellan: Whose vote should count more: optimal"
                + " integration of labels from labelers of unknown expertise. NIPS 22 (2009), 2035-2043",
        example = """
                - id: agreed
                  uses: consensus/glad
                  needs: [messages, answers]
                  with: {max_iterations: 100}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class GladFactory implements StrategyFactory<GladConfig> {

    @Override
    public Strategy create(GladConfig config) {
        return new Glad(config);
    }
}
