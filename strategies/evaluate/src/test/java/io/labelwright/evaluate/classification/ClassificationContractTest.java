package io.labelwright.evaluate.classification;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.testkit.StrategyContract;

final class ClassificationContractTest extends StrategyContract<ClassificationConfig> {

    @Override
    protected StrategyFactory<ClassificationConfig> factory() {
        return new ClassificationFactory();
    }

    @Override
    protected String with() {
        return "{on: all, bootstrap: 50}";
    }
}
