package io.labelwright.consensus.labelmodel;

import io.labelwright.consensus.CrowdContract;
import io.labelwright.consensus.Options;
import io.labelwright.spi.StrategyFactory;

final class TripletTest extends CrowdContract<LabelModelConfig> {

    @Override
    protected String with() {
        return "{repeated_answers: keep_all, method: triplet, statistics: true}";
    }

    @Override
    protected StrategyFactory<LabelModelConfig> factory() {
        return new LabelModelFactory();
    }

    @Override
    protected LabelModelConfig withGold() {
        return new LabelModelConfig(LabelModelMethod.TRIPLET, 0.7, 0, 100, 1e-5, false, Options.with(null, true));
    }
}
