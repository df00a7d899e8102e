package io.labelwright.consensus.zencrowd;

import io.labelwright.consensus.coin.CoinModel;
import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;

/**
 * {@code consensus/zencrowd}: a {@link CoinModel} that starts from one reliability for all and has no class priors
 * unless they are given.
 */
final class ZenCrowd implements Strategy {

    private final ZenCrowdConfig config;

    ZenCrowd(ZenCrowdConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        var model = new CoinModel(
                config.smoothing(),
                config.initialReliability(),
                true,
                config.guard(),
                config.maxIterations(),
                config.tolerance());
        model.run(CrowdStage.open(in, out, context, config.options()), out);
    }
}
