package io.labelwright.remote.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.remote.call.CallFailure;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.testkit.JsonWords;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** Whatever a server of a language model sends is an answer of one class, one that can't be used, or a failed call. */
@Tag("fuzz")
final class ChatAnswerFuzz {

    private static final ClassCodes CODES = ClassCodes.names(new LabelSchema(
            Task.CLASSIFICATION,
            Stream.of("ham", "spam", "hammer").map(LabelClass::of).toList(),
            null));

    @FuzzTest(maxDuration = "60s")
    @JsonWords
    @DictionaryEntries({
        "\"choices\"",
        "\"message\"",
        "\"content\"",
        "\"logprobs\"",
        "\"top_logprobs\"",
        "\"logprob\"",
        "\"token\"",
        "\"usage\"",
        "\"prompt_tokens\"",
        "\"finish_reason\"",
        "{\\\\\"label\\\\\": \\\\\"ham\\\\\"}",
        "hammer",
    })
    void anyBytesAreAnAnswerOrAFailure(byte[] bytes) {
        ChatAnswer answer;
        try {
            answer = ChatAnswer.read(bytes, CODES);
        } catch (CallFailure e) {
            assertThat(e.passes()).isTrue();
            return;
        }
        assertThat(answer.fault() == null).isEqualTo(answer.label() >= 0);
        assertThat(answer.label()).isBetween(-1, 2);
        assertThat(Double.isNaN(answer.confidence()) || (answer.confidence() >= 0 && answer.confidence() <= 1))
                .isTrue();
        assertThat(answer.promptTokens()).isBetween(-1L, 1_000_000_000L);
        assertThat(answer.answerTokens()).isBetween(-1L, 1_000_000_000L);
        if (answer.p() != null) {
            double sum = 0;
            for (double share : answer.p()) {
                assertThat(share).isBetween(0.0, 1.0);
                sum += share;
            }
            assertThat(sum).isBetween(1 - 1e-9, 1 + 1e-9);
        }
    }
}
