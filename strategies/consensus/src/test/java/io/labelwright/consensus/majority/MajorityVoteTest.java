package io.labelwright.consensus.majority;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.testkit.StrategyContract;

final class MajorityVoteTest extends StrategyContract<MajorityVoteConfig> {

    @Override
    protected StrategyFactory<MajorityVoteConfig> factory() {
        return new MajorityVoteFactory();
    }
}
