package io.labelwright.taxonomy.map;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.testkit.StrategyContract;

/** The promises of every strategy. */
class TaxonomyMapContractTest extends StrategyContract<TaxonomyMapConfig> {

    @Override
    protected StrategyFactory<TaxonomyMapConfig> factory() {
        return new TaxonomyMapFactory();
    }

    @Override
    protected String with() {
        return "{map: {spam: news, news: spam}, drop: [\"ne*r\"], unmapped: keep}";
    }

    @Override
    protected boolean ignoresAnswerOrder() {
        // Answers stay in the order in which they came.
        return false;
    }
}
