package io.labelwright.remote.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.remote.call.CallFailure;
import io.labelwright.testkit.JsonWords;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Whatever an inference server sends is a row for each item, or a failed call. */
@Tag("fuzz")
final class OutcomeFuzz {

    private static final TensorInfo NUMBERS = new TensorInfo("out", "FP32", new long[] {-1, -1});
    private static final TensorInfo TEXTS = new TensorInfo("out", "BYTES", new long[] {-1});

    @FuzzTest(maxDuration = "60s")
    @JsonWords
    @DictionaryEntries({
        "\"outputs\"",
        "\"name\": \"out\"",
        "\"datatype\"",
        "\"FP32\"",
        "\"BYTES\"",
        "\"shape\"",
        "[2, 2]",
        "\"data\"",
        "9223372036854775807",
    })
    void anyBytesAreRowsOrAFailure(byte[] bytes) {
        for (TensorInfo output : List.of(NUMBERS, TEXTS)) {
            try {
                List<byte[]> rows = Outcome.read(bytes, output, 2);
                assertThat(rows).hasSize(2).doesNotContainNull();
                if (output == NUMBERS) {
                    assertThat(rows.get(0).length).isEqualTo(rows.get(1).length);
                }
            } catch (CallFailure e) {
                assertThat(e.reason()).isNotBlank();
            }
        }
    }
}
