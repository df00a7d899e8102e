package io.labelwright.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextLinesTest {

    @Test
    void linesEndAtLineFeedsAndLoseTheReturnBeforeThem() throws IOException {
        assertThat(lines("a\r\n\nb\rc\n", 10)).containsExactly("1 a", "2 ", "3 b\rc");
        assertThat(lines("a\nb", 10)).containsExactly("1 a", "2 b");
        assertThat(lines("\n", 10)).containsExactly("1 ");
        assertThat(lines("", 10)).isEmpty();
    }

    @Test
    void aLineAboveTheLimitIsCutAndTheNextIsWhole() throws IOException {
        assertThat(lines("x".repeat(100_000) + "\nab\n" + "y".repeat(10) + "\n" + "z".repeat(11), 10))
                .containsExactly("1 long", "2 ab", "3 yyyyyyyyyy", "4 long");
    }

    @Test
    void linesMayGoOverPortionsOfTheReader() throws IOException {
        String big = "x".repeat(70_000);

        assertThat(lines(big + "\n" + big, 1 << 20)).containsExactly("1 " + big, "2 " + big);
    }

    private static List<String> lines(String text, int limit) throws IOException {
        var found = new ArrayList<String>();
        Reader slow = new StringReader(text) {
            @Override
            public int read(char[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, 1000));
            }
        };
        var lines = new TextLines(slow, limit);
        while (lines.next()) {
            found.add(lines.number() + " " + (lines.tooLong() ? "long" : lines.text()));
        }
        return found;
    }
}
