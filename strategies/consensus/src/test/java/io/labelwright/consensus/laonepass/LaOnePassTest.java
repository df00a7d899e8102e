package io.labelwright.consensus.laonepass;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.Crowd;
import io.labelwright.consensus.LightweightContract;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.testkit.CollectingOutputs;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class LaOnePassTest extends LightweightContract<LaOnePassConfig> {

    @Override
    protected StrategyFactory<LaOnePassConfig> factory() {
        return new LaOnePassFactory();
    }

    @Override
    protected String golden() {
        return "la-onepass/la-one-pass.csv";
    }

    @Override
    protected Map<String, Double> published() {
        return Map.of("rte", 92.1, "product", 90.8, "zc_us", 86.3, "cf_amt", 85.7, "trec", 64.2, "dog", 83.1);
    }

    @Override
    protected double dogInItsOwnOrder() {
        return 83.4;
    }

    @Test
    void everyItemIsDecidedByWhatCameBefore() {
        // Both start at 1/2; item 0 says that annotators 0 and 1 are right and 2 is wrong: 2/3, 2/3, 1/3.
        var crowd = new Crowd(3, 2)
                .answer(0, 0, 0)
                .answer(0, 1, 0)
                .answer(0, 2, 1)
                .answer(1, 0, 0)
                .answer(1, 2, 1)
                .answer(2, 2, 1)
                .answer(2, 3, 0);

        CollectingOutputs out = run("order: given", crowd.inputs());

        assertThat(posterior(out, 0, 2)[0]).isEqualTo(2.0 / 3, Offset.offset(1e-12));
        assertThat(posterior(out, 1, 2)[0]).isEqualTo(2.0 / 3, Offset.offset(1e-12));
        // Annotator 2 was wrong twice: 1/4 against the 1/2 of the newcomer.
        assertThat(posterior(out, 2, 2)[0]).isEqualTo(2.0 / 3, Offset.offset(1e-12));
    }

    @Test
    void tiesShareTheWin() {
        var crowd =
                new Crowd(2, 2).answer(0, 0, 0).answer(0, 1, 1).answer(1, 0, 0).answer(1, 2, 1);

        CollectingOutputs out = run("order: given", crowd.inputs());

        assertThat(posterior(out, 1, 2)).containsExactly(0.5, 0.5);
    }

    @Test
    void itemsInTheOrderOfRowsAreAnOrderToo() {
        Crowd crowd = Crowd.random(300, 9, 3, 7, 4);

        CollectingOutputs given = run("order: given", crowd.inputs());
        CollectingOutputs shuffled = run("", crowd.inputs());

        boolean differ = false;
        for (int i = 0; i < 300; i++) {
            differ |= posterior(given, i, 3)[0] != posterior(shuffled, i, 3)[0];
        }
        assertThat(differ).isTrue();
    }
}
