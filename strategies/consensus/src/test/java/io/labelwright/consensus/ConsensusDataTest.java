package io.labelwright.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.dawidskene.DawidSkeneConfig;
import io.labelwright.consensus.dawidskene.DawidSkeneFactory;
import io.labelwright.consensus.majority.MajorityVoteConfig;
import io.labelwright.consensus.majority.MajorityVoteFactory;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Accuracy on public crowd data, in percent of the items whose truth is known; where several classes are equally good,
 * the item counts as the share of the true one among them. The data lies beside the repository and is skipped by name
 * where it is not.
 *
 * <p>Figures for {@code dawid-skene} with {@code smoothing: 0} are those of Crowd-Kit on rte, dog, product and trec. On
 * zc_us and cf_amt Crowd-Kit gives 83.7 and 84.0 where the method, run until its likelihood stands still, gives 82.2
 * and 83.7: Crowd-Kit's stopping rule adds the logarithm of a class's prior once per answer instead of once per item,
 * so that its objective falls after the second round there and it stops. After two rounds ours gives its figures.
 */
@Tag("data")
final class ConsensusDataTest {

    private static final Offset<Double> EQUAL = Offset.offset(0.15);

    private static double majorityVote(CrowdData data) {
        return data.accuracy(new MajorityVoteFactory(), new MajorityVoteConfig(Options.defaults()));
    }

    private static double dawidSkene(CrowdData data, double smoothing, int iterations, double tolerance) {
        return data.accuracy(
                new DawidSkeneFactory(),
                new DawidSkeneConfig(smoothing, iterations, tolerance, false, Options.defaults()));
    }

    @ParameterizedTest
    @CsvSource({"rte, 89.7", "dog, 82.2", "product, 89.7", "zc_us, 86.2", "cf_amt, 85.3", "trec, 65.1"})
    void majorityVoteIsAsAccurateAsItsPeers(String name, double expected) {
        assertThat(majorityVote(CrowdData.of(name))).isEqualTo(expected, EQUAL);
    }

    @ParameterizedTest
    @CsvSource({"rte, 92.8", "dog, 84.3", "product, 94.0", "zc_us, 82.2", "cf_amt, 83.7", "trec, 70.2"})
    void dawidSkeneWithoutSmoothingIsAsAccurateAsItsPeers(String name, double expected) {
        assertThat(dawidSkene(CrowdData.of(name), 0, 100, 1e-5)).isEqualTo(expected, EQUAL);
    }

    @ParameterizedTest
    @CsvSource({"zc_us, 83.7", "cf_amt, 84.0"})
    void dawidSkeneStoppedAtTheSecondPosteriorsGivesTheFiguresOfAReferenceThatStopsEarly(String name, double expected) {
        assertThat(dawidSkene(CrowdData.of(name), 0, 1, 0)).isEqualTo(expected, EQUAL);
    }

    @ParameterizedTest
    @CsvSource({"rte, 92.8", "dog, 84.3", "product, 94.0", "zc_us, 82.2", "cf_amt, 83.7", "trec, 70.2"})
    void theDefaultSmoothingLosesNothing(String name, double textbook) {
        assertThat(dawidSkene(CrowdData.of(name), 1, 100, 1e-5)).isGreaterThanOrEqualTo(textbook - 0.5);
    }

    @Test
    void theDefaultSmoothingIsNotWorseThanMajorityOnASparseCrowd(@TempDir Path folder) {
        assertThat(dawidSkene(SparseCrowd.in(folder), 1, 100, 1e-5)).isGreaterThanOrEqualTo(84.0);
    }
}
