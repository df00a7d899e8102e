package io.labelwright.consensus.zerobasedskill;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link ZeroBasedSkill}. */
@StrategyInfo(
        id = "consensus/zero-based-skill",
        version = 1,
        summary = "Votes, weighted by skills that follow, round by round, how often each annotator agrees with the"
                + " winners. Close to the majority and cheap; gains little where annotators differ much, because"
                + " somebody who guesses still counts.",
        paper = "D. Ustalov, N. Pavlichenko, B. Tseitlin: Learning from crowds with Crowd-Kit. JOSS 9 (2024), 6227",
        example = """
                - id: agreed
                  uses: consensus/zero-based-skill
                  needs: [messages, answers]
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class ZeroBasedSkillFactory implements StrategyFactory<ZeroBasedSkillConfig> {

    @Override
    public Strategy create(ZeroBasedSkillConfig config) {
        return new ZeroBasedSkill(config);
    }
}
