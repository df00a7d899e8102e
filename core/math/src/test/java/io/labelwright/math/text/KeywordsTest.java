package io.labelwright.math.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeywordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "win | WIN now",
                "win | you can win",
                "win | win",
                "win | (win)",
                "free entry | a Free \t Entry today",
                "c++ | I write C++ here",
                "$$$ | make $$$$$ fast",
                "grüße | GRÜSSE GRÜßE",
                "ΟΔΟΣ | οδος",
                "免费 | 完全免费的手机",
                "ฟรี | ของฟรีวันนี้",
                "🎁 | a🎁b",
                "don't | I DON'T know"
            })
    void aWordIsFoundWhereItStandsAsOne(String phrase, String text) {
        assertThat(Keywords.of(List.of(phrase)).isIn(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "win | winter",
                "win | darwin",
                "win | win_win2x",
                "free entry | free the entry",
                "free entry | freeentry",
                "и | или",
                "win | ``",
                "무료 | 무료로"
            })
    void aPartOfAWordIsNoWord(String phrase, String text) {
        assertThat(Keywords.of(List.of(phrase)).isIn(text)).isFalse();
    }

    @Test
    void theLongestOfThoseThatBeginTogetherCountsAndNoneInsideIt() {
        Keywords keywords = Keywords.of(List.of("call", "call now", "now", "Call", " call  now "));

        assertThat(keywords.size()).isEqualTo(3);
        assertThat(keywords.count("Call now or call later, now!")).isEqualTo(3);
        assertThat(keywords.count("nothing")).isZero();
    }

    @Test
    void emptyPhrasesAreLeftOut() {
        Keywords keywords = Keywords.of(List.of("", "  \t"));

        assertThat(keywords.size()).isZero();
        assertThat(keywords.isIn(" ")).isFalse();
    }

    @Test
    void manyPhrasesFindWhatOneByOneWouldFind() {
        List<String> phrases =
                IntStream.range(0, 500).mapToObj(i -> "w" + i * 7).toList();
        Keywords all = Keywords.of(phrases);

        for (int i = 0; i < 4_000; i++) {
            String text = "a w" + i + " b";
            assertThat(all.isIn(text)).as(text).isEqualTo(i % 7 == 0 && i < 3_500);
        }
    }

    @Test
    void wordsKeepTheirSpellingAndOrder() {
        assertThat(Words.of("Win £1,000_cash! grüße 免费")).containsExactly("Win", "1", "000_cash", "grüße", "免费");
        assertThat(Words.of("!?")).isEmpty();
        assertThat(Words.of("")).isEmpty();
    }
}
