package io.labelwright.remote.labelstudio;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.remote.call.CallFailure;
import io.labelwright.testkit.JsonWords;
import org.junit.jupiter.api.Tag;

/** Whatever a backend says of a task is one choice, none or several, or a failed call. */
@Tag("fuzz")
final class PredictionFuzz {

    @FuzzTest(maxDuration = "60s")
    @JsonWords
    @DictionaryEntries({
        "\"result\"",
        "\"value\"",
        "\"choices\"",
        "\"from_name\"",
        "\"label\"",
        "\"score\"",
        "\"model_version\"",
    })
    void anyBytesAreAPredictionOrAFailure(byte[] bytes) {
        Prediction prediction;
        try {
            prediction = Prediction.read(bytes, "label");
        } catch (CallFailure e) {
            assertThat(e.passes()).isTrue();
            return;
        }
        assertThat(prediction.choice() != null && prediction.several()).isFalse();
        assertThat(Double.isNaN(prediction.score()) || (prediction.score() >= 0 && prediction.score() <= 1))
                .isTrue();
    }
}
