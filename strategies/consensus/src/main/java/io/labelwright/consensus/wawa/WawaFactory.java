package io.labelwright.consensus.wawa;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link Wawa}. */
@StrategyInfo(
        id = "consensus/wawa",
        version = 1,
        summary = "Votes, weighted by how often each annotator agrees with the majority. Never far from the majority,"
                + " with two passes over the answers; gains little where annotators differ much, because somebody who"
                + " guesses still counts.",
        paper = "Appen: Worker agreement with aggregate; as in D. Ustalov, N. Pavlichenko, B. Tseitlin: Learning from"
                + " crowds with Crowd-Kit. JOSS 9 (2024), 6227",
        example = """
                - id: agreed
                  uses: consensus/wawa
                  needs: [messages, answers]
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class WawaFactory implements StrategyFactory<WawaConfig> {

    @Override
    public Strategy create(WawaConfig config) {
        return new Wawa(config);
    }
}
