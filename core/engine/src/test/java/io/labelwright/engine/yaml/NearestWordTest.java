package io.labelwright.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {

    private static final List<String> WORDS =
            List.of("id", "uses", "needs", "with", "from", "when", "timeout", "retry", "max_iterations", "dawid-skene");

    @ParameterizedTest
    @CsvSource({
        "use,uses",
        "user,uses",
        "neds,needs",
        "nedes,needs",
        "wiht,with",
        "timout,timeout",
        "time_out,timeout",
        "max_iteratons,max_iterations",
        "maxIterations,max_iterations",
        "dawid_skene,dawid-skene",
        "david-skene,dawid-skene",
        "With,with",
        "ID,id"
    })
    void findsTheWordThatWasMeant(String word, String expected) {
        assertThat(NearestWord.of(word, WORDS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"banana", "x", "q", "iterations_of_something", "completely", "''"})
    void saysNothingWhenNoneIsNear(String word) {
        assertThat(NearestWord.of(word, WORDS)).isNull();
    }

    @Test
    void theFirstOfEqualsWins() {
        assertThat(NearestWord.of("cat", List.of("bat", "hat"))).isEqualTo("bat");
        assertThat(NearestWord.of("cat", List.of("hat", "bat"))).isEqualTo("hat");
    }

    @Test
    void aHostileWordCostsNothing() {
        assertThat(NearestWord.of("x".repeat(4_000_000), List.of("x".repeat(4_000_001))))
                .isNull();
    }

    @Test
    void theHintListsFewWordsAndIsSafe() {
        assertThat(NearestWord.hint("spork", List.of("auto", "local"))).isEqualTo("it can be 'auto' or 'local'");
        assertThat(NearestWord.hint("zzz", WORDS)).contains("'id'", "or 'dawid-skene'");
        assertThat(NearestWord.hint("zzz", List.of())).isNull();
        assertThat(NearestWord.hint("cat", List.of("ca\u001bt"))).isEqualTo("did you mean 'ca\\x1bt'?");
    }
}
