package io.labelwright.consensus.zerobasedskill;

import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;

/** Keys of {@code consensus/zero-based-skill}. */
public record ZeroBasedSkillConfig(
        @Doc("How far a skill moves in a round towards the share of answers that won: 1 all the way.")
        @Default("1")
        @Range(min = 1e-6, max = 1)
        double learningRate,

        @Doc("The learning rate is multiplied by reduce_factor every so many rounds.")
        @Default("20")
        @Range(min = 1, max = 1_000_000)
        int stepsToReduce,

        @Doc("By what the learning rate is multiplied then.") @Default("0.5") @Range(min = 0, max = 1)
        double reduceFactor,

        @Doc("Most rounds.") @Default("100") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("Stops when no winner changes and no skill by more than this; 0 never stops early.")
        @Default("1.0e-5")
        @Range(min = 0)
        double tolerance,

        @Inline ConsensusOptions options) {}
