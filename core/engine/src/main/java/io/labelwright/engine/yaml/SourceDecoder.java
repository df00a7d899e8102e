package io.labelwright.engine.yaml;

import static io.labelwright.spi.problem.StandardError.ENCODING;
import static io.labelwright.spi.problem.StandardError.OUT_OF_RANGE;
import static io.labelwright.spi.problem.StandardError.SYNTAX;

import io.labelwright.spi.problem.Place;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of a YAML file into text, and refuses what YAML or our own limits don't allow in any text. */
final class SourceDecoder {

    /** The scanner of the YAML library takes time with the square of the length of a line without blanks. */
    private static final int LONGEST_LINE = 50_000;

    private final String file;
    private final ProblemLog log;

    SourceDecoder(String file, ProblemLog log) {
        this.file = file;
        this.log = log;
    }

    /** The text without a byte order mark; null when it must not be parsed. */
    @Nullable
    String decode(byte[] bytes) {
        if (isWide(bytes)) {
            log.error(
                    ENCODING,
                    new Place(file, 1, 1),
                    "the file is not UTF-8: it looks like UTF-16 or UTF-32",
                    "save it as UTF-8");
            return null;
        }
        var in = ByteBuffer.wrap(bytes);
        if (bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf) {
            in.position(3);
        }
        var out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        out.flip();
        boolean clean = check(out);
        if (result.isError()) {
            int wrong = bytes[in.position()] & 0xff;
            log.error(
                    ENCODING,
                    end(out),
                    "the byte 0x" + Integer.toHexString(wrong) + " is not UTF-8 here",
                    "save the file as UTF-8");
            return null;
        }
        return clean ? out.toString() : null;
    }

    /** Text of ASCII characters in UTF-16 or UTF-32, with or without a mark, has a zero in its first or second byte. */
    private static boolean isWide(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return (first == 0xfe && second == 0xff)
                || (first == 0xff && second == 0xfe)
                || ((first == 0) != (second == 0));
    }

    /** Reports characters that YAML does not allow and lines that are too long. */
    private boolean check(CharSequence text) {
        boolean clean = true;
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                if (c == '\n' || i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                    line++;
                    column = 1;
                }
                continue;
            }
            if (isForbidden(c)) {
                log.error(
                        SYNTAX,
                        new Place(file, line, column),
                        "the control character " + SafeText.quoted(String.valueOf(c)) + " is not allowed in YAML",
                        "inside double quotes it can be written as an escape");
                clean = false;
            }
            if (column == LONGEST_LINE + 1) {
                log.error(
                        OUT_OF_RANGE,
                        new Place(file, line, column),
                        "the line is longer than " + LONGEST_LINE + " characters",
                        "keep data in files of its own and import them");
                clean = false;
            }
            if (!Character.isLowSurrogate(c)) {
                column++;
            }
            if (log.full()) {
                return false;
            }
        }
        return clean;
    }

    private static boolean isForbidden(char c) {
        if (c < ' ') {
            return c != '\t';
        }
        return (c >= 0x7f && c < 0xa0 && c != 0x85) || c == 0xfffe || c == 0xffff;
    }

    private Place end(CharSequence text) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(c)) {
                column++;
            }
        }
        return new Place(file, line, column);
    }
}
