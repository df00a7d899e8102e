package io.labelwright.consensus.labelmodel;

import io.labelwright.consensus.CrowdContract;
import io.labelwright.spi.StrategyFactory;

/** The contract with functions that depend on each other, found and named. */
final class DependentFunctionsContractTest extends CrowdContract<LabelModelConfig> {

    @Override
    protected String settings() {
        return "method: triplet\nstatistics: true\ndependencies: detect\ndependent: [[w00000, w00001], [anna, ben]]";
    }

    /** Items that only one of two functions answers are part of their correlation. */
    @Override
    protected boolean silenceSaysNothing() {
        return false;
    }

    @Override
    protected StrategyFactory<LabelModelConfig> factory() {
        return new LabelModelFactory();
    }
}
