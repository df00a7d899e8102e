package io.labelwright.consensus.auto;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.testkit.StrategyContract;

final class AutoTest extends StrategyContract<AutoConfig> {

    @Override
    protected StrategyFactory<AutoConfig> factory() {
        return new AutoFactory();
    }
}
