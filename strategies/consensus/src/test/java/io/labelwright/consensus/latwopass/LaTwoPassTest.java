package io.labelwright.consensus.latwopass;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.CategoricalContract;
import io.labelwright.consensus.Crowd;
import io.labelwright.consensus.GoldenCrowd;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.testkit.CollectingOutputs;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LaTwoPassTest extends CategoricalContract<LaTwoPassConfig> {

    @Override
    protected StrategyFactory<LaTwoPassConfig> factory() {
        return new LaTwoPassFactory();
    }

    /** The copy is met in another order. */
    @Override
    protected boolean copiesAreTreatedAlike() {
        return false;
    }

    @Test
    void labelsEqualTheReference() {
        CollectingOutputs out =
                run("order: given\ntie: first_class", GoldenCrowd.of(3).inputs());

        GoldenCrowd.compareLabels(out, "la-onepass/la-two-pass.csv");
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

    /** Published figures are means over orders of the items; a single order is up to half a point away. */
    @ParameterizedTest
    @CsvSource({"rte, 92.8", "product, 92.5", "zc_us, 86.9", "cf_amt, 85.7", "trec, 63.2"})
    void itIsAsAccurateAsItsPeersInTheMeanOverOrders(String set, double expected) {
        assertThat(meanAccuracy(set, "", 12)).isEqualTo(expected, Offset.offset(0.2));
    }

    /** The reference, run in ten orders, gives 82.7 to 83.6 here: 83.1 in the first pass and 83.0 in the second. */
    @Test
    void theFigureForDogIsWithinWhatOrdersAreWorth() {
        assertThat(meanAccuracy("dog", "", 12)).isEqualTo(83.0, Offset.offset(0.2));
        assertThat(accuracy("dog", "order: given")).isEqualTo(83.3, Offset.offset(0.15));
    }
}
