package io.labelwright.consensus.glad;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.Crowd;
import io.labelwright.consensus.CrowdContract;
import io.labelwright.consensus.Options;
import io.labelwright.consensus.ReferenceCrowd;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.TestStage;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class GladTest extends CrowdContract<GladConfig> {

    @Override
    protected StrategyFactory<GladConfig> factory() {
        return new GladFactory();
    }

    @Test
    void threeRoundsWithExactStepsGiveWhatCrowdKitGives() {
        double[][] expected = ReferenceCrowd.posteriors("glad");

        CollectingOutputs out = TestStage.of(factory())
                .run(
                        new GladConfig(3, 0, 2000, 1e-7, Options.defaults()),
                        ReferenceCrowd.answers().inputs());

        assertThat(expected).hasNumberOfRows(ReferenceCrowd.ITEMS);
        for (int i = 0; i < ReferenceCrowd.ITEMS; i++) {
            assertThat(posterior(out, i, ReferenceCrowd.CLASSES))
                    .as("item %d", i)
                    .containsExactly(expected[i], Offset.offset(1e-5));
        }
    }

    @Test
    void anAbleAnnotatorOutweighsTwoWhoGuess() {
        var crowd = new Crowd(41, 2);
        for (int i = 0; i < 40; i++) {
            for (int w = 0; w < 5; w++) {
                crowd.answer(i, w, i % 2);
            }
            crowd.answer(i, 5, i / 2 % 2).answer(i, 6, i / 4 % 2);
        }
        crowd.answer(40, 0, 1).answer(40, 5, 0).answer(40, 6, 0);

        CollectingOutputs out = TestStage.of(factory()).run(config(), crowd.inputs());

        assertThat(out.row(TableKind.LABELS, "item", "i40").text("label")).isEqualTo("c1");
    }

    @Test
    void givenPriorsDecideWhatAnswersLeaveOpen() {
        var crowd =
                new Crowd(3, 2).answer(0, 0, 0).answer(0, 1, 1).answer(1, 0, 1).answer(1, 1, 1);
        crowd.answer(2, 0, 0).answer(2, 1, 0);
        var options = Options.with(Map.of("c0", 0.2, "c1", 0.8), false);

        CollectingOutputs out = TestStage.of(factory()).run(new GladConfig(1, 0, 25, 1e-2, options), crowd.inputs());

        assertThat(posterior(out, 0, 2)[1]).isBetween(0.7, 0.95);
    }

    @Test
    void annotatorsOfOneAnswerEachAndAnItemOfManyAnswersStayFinite() {
        var crowd = new Crowd(3, 2);
        for (int w = 0; w < 3000; w++) {
            crowd.answer(0, w, w % 3 == 0 ? 1 : 0);
        }
        crowd.answer(1, 3, 1).answer(2, 1, 0);

        CollectingOutputs out = TestStage.of(factory()).run(config(), crowd.inputs());

        assertThat(posterior(out, 0, 2)[0]).isGreaterThan(0.99);
        assertThat(posterior(out, 1, 2)).doesNotContain(Double.NaN);
    }
}
