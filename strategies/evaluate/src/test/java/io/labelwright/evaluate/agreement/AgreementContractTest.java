package io.labelwright.evaluate.agreement;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.testkit.StrategyContract;

final class AgreementContractTest extends StrategyContract<AgreementConfig> {

    @Override
    protected StrategyFactory<AgreementConfig> factory() {
        return new AgreementFactory();
    }

    @Override
    protected String with() {
        return "{bootstrap: 50, weights: quadratic, level_of_measurement: ordinal}";
    }

    /** A pair is named by both of its annotators, in order of their names. */
    @Override
    protected boolean ignoresAnnotatorNames() {
        return false;
    }
}
