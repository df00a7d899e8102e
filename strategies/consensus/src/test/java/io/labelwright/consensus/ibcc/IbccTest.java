package io.labelwright.consensus.ibcc;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.CrowdContract;
import io.labelwright.consensus.CrowdData;
import io.labelwright.consensus.Options;
import io.labelwright.consensus.ReferenceCrowd;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.TestStage;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IbccTest extends CrowdContract<IbccConfig> {

    /** As the authors' program is set. */
    private static final IbccConfig REFERENCE = new IbccConfig(4, 1, 1, 500, 1e-3, false, Options.defaults());

    @Override
    protected StrategyFactory<IbccConfig> factory() {
        return new IbccFactory();
    }

    @Test
    void givesWhatTheAuthorsProgramGives() {
        double[][] expected = ReferenceCrowd.posteriors("ibcc");

        CollectingOutputs out = TestStage.of(factory())
                .run(REFERENCE, ReferenceCrowd.answers().inputs().blocksOf(5));

        assertThat(expected).hasNumberOfRows(ReferenceCrowd.ITEMS);
        for (int i = 0; i < ReferenceCrowd.ITEMS; i++) {
            assertThat(posterior(out, i, ReferenceCrowd.CLASSES))
                    .as("item %d", i)
                    .containsExactly(expected[i], Offset.offset(1e-8));
        }
    }

    @ParameterizedTest
    @CsvSource({"rte, 92.8", "dog, 83.9", "product, 93.8", "zc_us, 82.7", "cf_amt, 85.7", "trec, 70.5"})
    void isAsAccurateAsItsPeer(String name, double expected) {
        assertThat(CrowdData.of(name).accuracy(factory(), REFERENCE)).isEqualTo(expected, Offset.offset(0.15));
    }
}
