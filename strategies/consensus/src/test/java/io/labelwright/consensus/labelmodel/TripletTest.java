package io.labelwright.consensus.labelmodel;

import io.labelwright.consensus.CrowdContract;
import io.labelwright.spi.StrategyFactory;

final class TripletTest extends CrowdContract<LabelModelConfig> {

    @Override
    protected String settings() {
        return "method: triplet\nstatistics: true";
    }

    @Override
    protected StrategyFactory<LabelModelConfig> factory() {
        return new LabelModelFactory();
    }
}
