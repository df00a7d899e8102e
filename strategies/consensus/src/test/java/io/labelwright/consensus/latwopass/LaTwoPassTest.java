package io.labelwright.consensus.latwopass;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.Crowd;
import io.labelwright.consensus.LightweightContract;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.testkit.CollectingOutputs;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class LaTwoPassTest extends LightweightContract<LaTwoPassConfig> {

    @Override
    protected StrategyFactory<LaTwoPassConfig> factory() {
        return new LaTwoPassFactory();
    }

    @Override
    protected String golden() {
        return "la-onepass/la-two-pass.csv";
    }

    @Override
    protected Map<String, Double> published() {
        return Map.of("rte", 92.8, "product", 92.5, "zc_us", 86.9, "cf_amt", 85.7, "trec", 63.2, "dog", 83.0);
    }

    @Override
    protected double dogInItsOwnOrder() {
        return 83.3;
    }

    @Test
    void weightsAreThoseAfterTheWholePass() {
        var crowd = new Crowd(3, 2)
                .answer(0, 0, 0)
                .answer(0, 2, 1)
                .answer(1, 0, 0)
                .answer(1, 1, 0)
                .answer(1, 2, 1)
                .answer(2, 0, 1)
                .answer(2, 1, 1);

        CollectingOutputs out = run("order: given", crowd.inputs());

        // Item 0 is a tie: annotators 0 and 2 get half of it. Then 0 is right twice, 2 is wrong once.
        double first = 2 * 3.5 / 5 - 1;
        double third = 2 * 1.5 / 4 - 1;
        double odds = Math.exp(2 * (first - third));
        assertThat(posterior(out, 0, 2)[0]).isEqualTo(odds / (1 + odds), Offset.offset(1e-12));
    }

    @Test
    void aClassOfAnItemThatNobodyAnsweredIsOutOfQuestion() {
        var crowd = new Crowd(6, 3);
        for (int i = 0; i < 5; i++) {
            crowd.answer(i, 0, i % 2).answer(i, 1, i % 2).answer(i, 2, 2);
        }
        crowd.answer(5, 2, 2);

        CollectingOutputs out = run("", crowd.inputs());

        assertThat(posterior(out, 5, 3)).containsExactly(0.0, 0.0, 1.0);
    }
}
