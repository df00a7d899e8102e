package io.labelwright.math.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LettersTest {

    /** Characters whose letters Unicode has changed since version 13 are few. */
    private static final int CHANGED = 10;

    private static final int WORDS = 133_548;

    private final Letters letters = Letters.unicode14();

    private static boolean isWordOfJdk(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || c == '_'
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    @Test
    void lettersAreThoseOfTheJdkAsFarAsItKnowsThem() {
        int missing = 0;
        int words = 0;
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            boolean isWord = letters.isWord(c);
            words += isWord ? 1 : 0;
            if (isWord && Character.isDefined(c)) {
                assertThat(isWordOfJdk(c)).as("U+%04x", c).isTrue();
            }
            // Beyond, later versions have many new letters.
            missing += c < 0x800 && !isWord && isWordOfJdk(c) ? 1 : 0;
        }
        assertThat(words).isEqualTo(WORDS);
        assertThat(missing).isLessThan(CHANGED);
    }

    @Test
    void smallLettersAreThoseOfTheJdk() {
        int differ = 0;
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (letters.isWord(c) && Character.isDefined(c)) {
                differ += Character.toLowerCase(c) == lower(c) ? 0 : 1;
            }
        }
        assertThat(differ).isLessThan(CHANGED);
    }

    @Test
    void whiteSpaceIsThatOfTheJdkAndThatWhichBreaksNoLine() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            boolean unbroken = c == 0x85 || c == 0xa0 || c == 0x2007 || c == 0x202f;
            assertThat(Letters.isSpace(c)).as("U+%04x", c).isEqualTo(Character.isWhitespace(c) || unbroken);
        }
    }

    private int lower(int c) {
        return letters.lower(Character.toString(c)).codePointAt(0);
    }

    @Test
    void asciiIsAsEverywhere() {
        for (char c = 0; c < 0x80; c++) {
            assertThat(letters.lower(Character.toString(c)))
                    .isEqualTo(Character.toString(c).toLowerCase(Locale.ROOT));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ΟΔΟΣ, οδος",
        "Σ, σ",
        "ΑΣ-Α, ας-α",
        "ΑΣ'Α, ασ'α",
        "Α'Σ, α'ς",
        "ΣΑΣ ΣΑ, σας σα",
        "İX, i̇x",
        "ẞ, ß",
        "Ǆ, ǆ"
    })
    void specialLettersHaveTheirRules(String text, String lower) {
        assertThat(letters.lower(text)).isEqualTo(lower);
    }
}
