package io.labelwright.consensus.glad;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.CrowdData;
import io.labelwright.consensus.Options;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Accuracy on public crowd data beside that of Crowd-Kit's GLAD with the same settings. Crowd-Kit was given the first
 * answer of each annotator to an item, which matters on zc_us alone.
 */
@Tag("data")
final class GladDataTest {

    @ParameterizedTest
    @CsvSource({"rte, 92.6", "dog, 83.4", "product, 92.8", "zc_us, 87.5", "cf_amt, 85.3", "trec, 57.9"})
    void isAsAccurateAsItsPeer(String name, double expected) {
        double accuracy = CrowdData.of(name)
                .firstAnswers()
                .accuracy(new GladFactory(), new GladConfig(100, 1e-5, 25, 1e-2, Options.defaults()));

        assertThat(accuracy).isEqualTo(expected, Offset.offset(0.15));
    }
}
