package io.labelwright.consensus.mace;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.CrowdData;
import io.labelwright.consensus.Options;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Accuracy on public crowd data.
 *
 * <p>Crowd-Kit's own figures (rte 92.8, dog 83.6, product 69.5, zc_us 84.0, cf_amt 86.7, trec 58.9) are not those of
 * the method, for two reasons: all its starts begin at the same numbers, and it numbers annotators and classes by
 * appearance but counts their strategies in sorted order, so that one gets the strategy of another unless the rows
 * happen to be sorted. With annotators and classes renamed by appearance, so that both orders are one, it gives what is
 * expected of classes of equal shares here; product depends on the start (82.7 to 83.6 over three of its seeds), and
 * the start with the best bound is not the best there.
 */
@Tag("data")
final class MaceDataTest {

    private static MaceConfig config(Map<String, Double> priors) {
        return new MaceConfig(MaceMethod.VB, 10, 50, 0, 0.5, 0.5, 10, 0.01, Options.with(priors, false));
    }

    @ParameterizedTest
    @CsvSource({"rte, 92.6", "dog, 83.0", "zc_us, 80.4", "cf_amt, 85.7"})
    void withClassesOfEqualSharesItIsAsAccurateAsItsPeerOnSortedRows(String name, double expected) {
        CrowdData data = CrowdData.of(name).firstAnswers();
        Map<String, Double> equal = new HashMap<>();
        for (int k = 0; k < data.inputs().schema().size(); k++) {
            equal.put(data.inputs().schema().name(k), 1.0);
        }

        assertThat(data.accuracy(new MaceFactory(), config(equal))).isEqualTo(expected, Offset.offset(0.15));
    }

    /** Majority: 89.7, 82.2, 89.7, 86.2, 85.3, 65.1. */
    @ParameterizedTest
    @CsvSource({"rte, 92.6", "dog, 83.0", "product, 93.0", "zc_us, 83.0", "cf_amt, 86.0", "trec, 69.5"})
    void withEstimatedSharesOfClassesItDoesNotTakeTheCommonAnswerForSpam(String name, double atLeast) {
        double accuracy = CrowdData.of(name)
                .accuracy(
                        new MaceFactory(),
                        new MaceConfig(MaceMethod.VB, 10, 100, 1e-5, 0.5, 0.5, 10, 0.01, Options.defaults()));

        assertThat(accuracy).isGreaterThanOrEqualTo(atLeast - 0.15);
    }
}
