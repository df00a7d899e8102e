package io.labelwright.math.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;

/**
 * What Unicode 14.0 says of characters. Not what the JDK says: each version of it knows another Unicode, and the same
 * text would have other words after an update.
 */
public final class Letters {

    private static final Letters UNICODE_14 = read();

    private static final int SIGMA = 0x3a3;
    private static final int FINAL_SIGMA = 0x3c2;
    private static final int DOTTED_I = 0x130;
    private static final int DOT_ABOVE = 0x307;

    private final BitSet word = new BitSet();
    private final BitSet cased = new BitSet();
    private final BitSet ignorable = new BitSet();
    /** Per character what is added to it to make it small; 0 beyond the last capital. */
    private int[] toLower = new int[0];

    private Letters() {}

    /** The characters of Unicode 14.0. */
    public static Letters unicode14() {
        return UNICODE_14;
    }

    /** Whether a character may be in a word: letters and digits of all scripts and the underscore, {@code \w}. */
    public boolean isWord(int character) {
        return word.get(character);
    }

    /** White space as Python's {@code str.isspace}; the same in all versions of Unicode since 6.3. */
    public static boolean isSpace(int character) {
        return character <= ' '
                ? character == ' ' || character >= 0x1c || character >= '\t' && character <= '\r'
                : character == 0x85
                        || character == 0xa0
                        || character == 0x1680
                        || character >= 0x2000 && character <= 0x200a
                        || character == 0x2028
                        || character == 0x2029
                        || character == 0x202f
                        || character == 0x205f
                        || character == 0x3000;
    }

    /** The text in small letters, by the full mapping of Unicode with its rule for the sigma at the end of a word. */
    public String lower(String text) {
        int at = 0;
        while (at < text.length() && isSmallAscii(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        var lower = new StringBuilder(text.length() + 8).append(text, 0, at);
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (c == SIGMA) {
                lower.appendCodePoint(isFinal(text, at) ? FINAL_SIGMA : SIGMA + toLower[SIGMA]);
            } else if (c == DOTTED_I) {
                lower.append('i').appendCodePoint(DOT_ABOVE);
            } else {
                lower.appendCodePoint(c < toLower.length ? c + toLower[c] : c);
            }
            at += Character.charCount(c);
        }
        return lower.toString();
    }

    /** The small letter of a character by itself; itself where it has none, or more than one character as such. */
    public int lower(int character) {
        return character < toLower.length ? character + toLower[character] : character;
    }

    private static boolean isSmallAscii(char c) {
        return c < 0x80 && (c < 'A' || c > 'Z');
    }

    /** Whether a cased letter comes before the sigma and none after it, what is ignorable left aside. */
    private boolean isFinal(String text, int sigma) {
        int before = sigma;
        boolean letter = false;
        while (before > 0) {
            int c = text.codePointBefore(before);
            before -= Character.charCount(c);
            if (!ignorable.get(c)) {
                letter = cased.get(c);
                break;
            }
        }
        int after = sigma + 1;
        while (letter && after < text.length()) {
            int c = text.codePointAt(after);
            after += Character.charCount(c);
            if (!ignorable.get(c)) {
                return !cased.get(c);
            }
        }
        return letter;
    }

    private static Letters read() {
        var letters = new Letters();
        try (InputStream in = Objects.requireNonNull(Letters.class.getResourceAsStream("letters-14.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(letters::readLine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return letters;
    }

    /** A line has the name of a property and ranges in hexadecimal: {@code 41-5a}, with what is added {@code /1+32}. */
    private void readLine(String line) {
        String[] parts = line.split(" ", -1);
        for (String range : Arrays.asList(parts).subList(1, parts.length)) {
            String[] ends = range.split("[-/+]", -1);
            int first = Integer.parseInt(ends[0], 16);
            int last = ends.length == 1 ? first : Integer.parseInt(ends[1], 16);
            switch (parts[0]) {
                case "word" -> word.set(first, last + 1);
                case "cased" -> cased.set(first, last + 1);
                case "ignorable" -> ignorable.set(first, last + 1);
                default -> {
                    toLower = Arrays.copyOf(toLower, Math.max(toLower.length, last + 1));
                    int by = Integer.parseInt(range.substring(range.indexOf('/') + 2));
                    for (int c = first; c <= last; c += Integer.parseInt(ends[2])) {
                        toLower[c] = by;
                    }
                }
            }
        }
    }
}
