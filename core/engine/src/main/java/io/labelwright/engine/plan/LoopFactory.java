package io.labelwright.engine.plan;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;

/**
 * Stands for {@code flow/loop} where a factory is asked for. Nothing computes a loop: its rounds are stages of the
 * plan.
 */
public final class LoopFactory implements StrategyFactory<LoopConfig> {

    @Override
    public Strategy create(LoopConfig config) {
        throw new IllegalStateException("the rounds of a loop are stages of the plan");
    }
}
