package com.example.trusted;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link TrustedAnnotators}. The compiler writes what stands here into the jar, with the config's keys. */
@StrategyInfo(
        id = "consensus/trusted-annotators",
        version = 1,
        summary = "A vote in which each annotator's answers count as much as the workflow says.",
        example = """
                - id: agreed
                  uses: consensus/trusted-annotators
                  with: {weights: {dr-lee: 3, student-1: 0.5}}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class TrustedAnnotatorsFactory implements StrategyFactory<TrustedAnnotatorsConfig> {

    @Override
    public Strategy create(TrustedAnnotatorsConfig config) {
        return new TrustedAnnotators(config);
    }
}
