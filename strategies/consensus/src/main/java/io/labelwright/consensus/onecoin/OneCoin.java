package io.labelwright.consensus.onecoin;

import io.labelwright.consensus.coin.CoinModel;
import io.labelwright.consensus.crowd.CrowdFootprint;
import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;

/** {@code consensus/one-coin}: a {@link CoinModel} that starts from shares of votes and estimates class priors. */
final class OneCoin implements Strategy {

    private final OneCoinConfig config;

    OneCoin(OneCoinConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        var model =
                new CoinModel(config.smoothing(), 0, false, config.guard(), config.maxIterations(), config.tolerance());
        model.run(CrowdStage.open(in, out, context, config.options()), out);
    }

    @Override
    public Footprint footprint(DataSizes sizes) {
        return CrowdFootprint.of(sizes, 0, 2);
    }
}
