package io.labelwright.features.tfidf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MurmurHash3Test {

    /** Figures of {@code sklearn.utils.murmurhash3_32(text, seed=0)}. */
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "a, 1009084850",
        "ab, -1681926305",
        "abc, -1277324294",
        "abcd, 1139631978",
        "abcde, -392455434",
        "'free prize', -1408654122",
        "ž, 1636596727",
        "東京, -1765863102",
        "😀😀, -1629919204"
    })
    void hashesAreThoseOfScikitLearn(String text, int hash) {
        assertThat(MurmurHash3.of(text)).isEqualTo(hash);
    }
}
