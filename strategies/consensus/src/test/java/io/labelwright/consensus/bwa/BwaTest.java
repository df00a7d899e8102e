package io.labelwright.consensus.bwa;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.CrowdContract;
import io.labelwright.consensus.CrowdData;
import io.labelwright.consensus.Options;
import io.labelwright.consensus.ReferenceCrowd;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.TestStage;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BwaTest extends CrowdContract<BwaConfig> {

    /** As the authors' program is set. */
    private static final BwaConfig REFERENCE = new BwaConfig(15, 1, 500, 1e-3, Options.defaults());

    @Override
    protected StrategyFactory<BwaConfig> factory() {
        return new BwaFactory();
    }

    @Test
    void givesWhatTheAuthorsProgramGives() {
        double[][] expected = ReferenceCrowd.posteriors("bwa");

        CollectingOutputs out = TestStage.of(factory())
                .run(REFERENCE, ReferenceCrowd.answers().inputs().blocksOf(5));

        assertThat(expected).hasNumberOfRows(ReferenceCrowd.ITEMS);
        for (int i = 0; i < ReferenceCrowd.ITEMS; i++) {
            double sum = Arrays.stream(expected[i]).sum();
            assertThat(posterior(out, i, ReferenceCrowd.CLASSES))
                    .as("item %d", i)
                    .containsExactly(
                            Arrays.stream(expected[i]).map(z -> z / sum).toArray(), Offset.offset(1e-8));
        }
    }

    /** The authors' program sees an annotator once per item, which matters on zc_us alone. */
    @ParameterizedTest
    @CsvSource({"rte, 92.8", "dog, 83.1", "product, 91.9", "zc_us, 91.1", "cf_amt, 86.0", "trec, 60.4"})
    void isAsAccurateAsItsPeer(String name, double expected) {
        assertThat(CrowdData.of(name).firstAnswers().accuracy(factory(), REFERENCE))
                .isEqualTo(expected, Offset.offset(0.15));
    }
}
