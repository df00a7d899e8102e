package io.labelwright.consensus.dawidskene;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.testkit.StrategyContract;

final class DawidSkeneTest extends StrategyContract<DawidSkeneConfig> {

    @Override
    protected StrategyFactory<DawidSkeneConfig> factory() {
        return new DawidSkeneFactory();
    }
}
