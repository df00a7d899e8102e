package io.labelwright.remote.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.remote.call.Json;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelTokensTest {

    private static final Offset<Double> CLOSE = Offset.offset(1e-12);
    private static final String TEXT = "{\"label\": \"yes\"}";

    private static final ClassCodes CODES = codes("yes", "no", "maybe");

    private static ClassCodes codes(String... names) {
        return ClassCodes.names(new LabelSchema(
                Task.CLASSIFICATION, Stream.of(names).map(LabelClass::of).toList(), null));
    }

    private static String token(String text, double probability, String... others) {
        return "{\"token\": " + Json.text(Json.object().stringNode(text)) + ", \"logprob\": "
                + String.format(Locale.ROOT, "%.17g", Math.log(probability)) + ", \"top_logprobs\": ["
                + String.join(", ", others) + "]}";
    }

    private static LabelTokens of(String text, ClassCodes codes, String... tokens) {
        return LabelTokens.of(Json.parse("[" + String.join(", ", tokens) + "]"), text, 0, codes);
    }

    @Test
    void alternativesOfTheFirstTokenAreSharesOfTheClasses() {
        LabelTokens found = of(
                TEXT,
                CODES,
                token("{\"label\": \"", 1),
                token("yes", 0.5, token("yes", 0.5), token("no", 0.25), token("ma", 0.05), token("perhaps", 0.2)),
                token("\"}", 1));

        assertThat(found.p()[0]).isEqualTo(0.5 / 0.8, CLOSE);
        assertThat(found.p()[1]).isEqualTo(0.25 / 0.8, CLOSE);
        assertThat(found.p()[2]).isEqualTo(0.05 / 0.8, CLOSE);
        assertThat(found.confidence()).isEqualTo(0.5 / 0.8, CLOSE);
    }

    @Test
    void aTokenMayBeginBeforeTheLabelAndEndBehindIt() {
        LabelTokens found = of(
                TEXT,
                CODES,
                token("{\"label\":", 1),
                token(" \"yes\"}", 0.5, token(" \"yes\"}", 0.5), token(" \"no\"}", 0.5), token(" 'no", 0.1)));

        assertThat(found.p()).containsExactly(0.5, 0.5, 0.0);
    }

    @Test
    void whereTheFirstTokenDoesNotTellTheProductIsTheConfidence() {
        ClassCodes alike = codes("yes", "yeah");
        LabelTokens found = of(
                TEXT,
                alike,
                token("{\"label\": \"", 1),
                token("ye", 0.9, token("ye", 0.9)),
                token("s", 0.5),
                token("\"}", 0.3));

        assertThat(found.p()).isNull();
        assertThat(found.confidence()).isEqualTo(0.45, CLOSE);
    }

    @Test
    void withoutAlternativesTheProductIsTheConfidence() {
        assertThat(of(TEXT, CODES, token("{\"label\": \"", 1), token("yes", 0.25), token("\"}", 1))
                        .confidence())
                .isEqualTo(0.25, CLOSE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[]",
                "[{\"token\": \"something else\", \"logprob\": -1}]",
                "[{\"token\": \"{\\\"label\\\": \\\"yes\\\"}\", \"logprob\": 1}]",
                "[{\"token\": \"{\\\"label\\\": \\\"yes\\\"}\", \"logprob\": \"low\"}]",
                "[{\"token\": \"{\\\"label\\\": \\\"yes\\\"}\"}]",
                "[1, 2]",
            })
    void whatCanNotBeLaidBesideTheTextSaysNothing(String tokens) {
        LabelTokens found = LabelTokens.of(Json.parse(tokens), TEXT, 0, CODES);

        assertThat(found.confidence()).isNaN();
        assertThat(found.p()).isNull();
    }
}
