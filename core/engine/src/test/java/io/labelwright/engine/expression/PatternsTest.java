package io.labelwright.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc | 3",
                "a{5} | 5",
                "(ab){10} | 30",
                "[]{3}]{4} | 4",
                "[[:alpha:]]{2,6} | 6",
                "\\d{7} | 7",
                "a{x} | 4",
                "((a{100}){100}){100} | 1010100"
            })
    void repetitionsMultiply(String pattern, long size) {
        assertThat(Patterns.size(pattern)).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(((x{1000}){1000}){1000})", "((a{100}){100}){100}", "((((((((x{9}){9}){9}){9}){9}){9}){9}){9})"
            })
    void patternsThatWouldFillMemoryAreRefused(String pattern) {
        assertThatThrownBy(() -> new Patterns().compile(pattern)).hasMessageContaining("repetitions");
    }

    @Test
    void largeOrdinaryPatternsAreFine() {
        assertThat(new Patterns()
                        .compile("\\b(" + "word|".repeat(1500) + "end)\\b")
                        .matcher("the end")
                        .find())
                .isTrue();
    }
}
