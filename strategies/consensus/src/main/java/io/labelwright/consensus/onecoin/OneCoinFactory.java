package io.labelwright.consensus.onecoin;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link OneCoin}. */
@StrategyInfo(
        id = "consensus/one-coin",
        version = 1,
        summary = "Estimates one accuracy per annotator and the true class of each item together, by"
                + " expectation-maximisation. Good when annotators have few answers and err in all directions alike;"
                + " it fails when they overlook a class, and then falls back to votes weighted by agreement.",
        paper = "Y. Zhang, X. Chen, D. Zhou, M. I. Jordan: Spectral methods meet EM: A provably optimal algorithm for"
                + " crowdsourcing. JMLR 17 (2016), 1-44",
        example = """
                - id: agreed
                  uses: consensus/one-coin
                  needs: [messages, answers]
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class OneCoinFactory implements StrategyFactory<OneCoinConfig> {

    @Override
    public Strategy create(OneCoinConfig config) {
        return new OneCoin(config);
    }
}
