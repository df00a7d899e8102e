package io.labelwright.consensus.majority;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.Crowd;
import io.labelwright.consensus.Options;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestStage;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class MajorityVoteTest extends StrategyContract<MajorityVoteConfig> {

    @Override
    protected StrategyFactory<MajorityVoteConfig> factory() {
        return new MajorityVoteFactory();
    }

    private static CollectingOutputs run(InMemoryInputs inputs, boolean gold) {
        return TestStage.of(new MajorityVoteFactory()).run(new MajorityVoteConfig(Options.with(null, gold)), inputs);
    }

    @Test
    void theClassWithMostAnswersWinsWithItsShareAsConfidence() {
        var crowd = new Crowd(2, 2)
                .answer(0, 0, 1)
                .answer(0, 1, 1)
                .answer(0, 2, 0)
                .answer(1, 0, 0)
                .answer(1, 1, 1);

        CollectingOutputs out = run(crowd.inputs(), false);

        var won = out.row(TableKind.LABELS, "item", "i0");
        assertThat(won.text("label")).isEqualTo("c1");
        assertThat(won.text("reason")).isEqualTo("3 answers");
        assertThat(won.number("confidence")).isEqualTo(2 / 3.0, Offset.offset(1e-12));
        var tied = out.row(TableKind.LABELS, "item", "i1");
        assertThat(tied.text("status")).isEqualTo("unresolved");
        assertThat(tied.text("reason")).isEqualTo("tie");
        assertThat(tied.number("p:c0")).isEqualTo(0.5);
    }

    @Test
    void goldDecidesOnlyWhenItMayTeach() {
        InMemoryInputs inputs =
                new Crowd(1, 2).answer(0, 0, 1).answer(0, 1, 1).inputs().gold("i0", "c0");

        assertThat(run(inputs, false).row(TableKind.LABELS, "item", "i0").text("label"))
                .isEqualTo("c1");
        assertThat(run(inputs, true).row(TableKind.LABELS, "item", "i0").text("label"))
                .isEqualTo("c0");
    }

    @Test
    void agreementCountsAnswersToDecidedItems() {
        var crowd = new Crowd(3, 2)
                .answer(0, 0, 1)
                .answer(0, 1, 1)
                .answer(0, 2, 0)
                .answer(1, 0, 0)
                .answer(1, 2, 0)
                .answer(2, 0, 0)
                .answer(2, 1, 1);

        CollectingOutputs out = run(crowd.inputs(), false);

        var third = out.row(TableKind.ANNOTATORS, "annotator", Crowd.annotatorName(2));
        assertThat(third.number("answers")).isEqualTo(2);
        assertThat(third.number("agreement")).isEqualTo(0.5);
        assertThat(out.row(TableKind.ANNOTATORS, "annotator", Crowd.annotatorName(0))
                        .number("agreement"))
                .as("item i2 is tied and judges nobody")
                .isEqualTo(1.0);
        assertThat(out.row(TableKind.CONFUSION, "annotator", Crowd.annotatorName(2), "truth", "c1", "answer", "c0")
                        .number("value"))
                .isEqualTo(1.0);
    }
}
