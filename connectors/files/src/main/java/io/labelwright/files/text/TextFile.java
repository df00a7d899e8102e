package io.labelwright.files.text;

import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A file of text in a known encoding. Data compressed with gzip or zstd is unpacked; a byte order mark is left out, and
 * refused when it says another encoding. Nothing is guessed and nothing replaced: bytes that are no text in the
 * encoding end the reading with their line and column.
 *
 * @param input the file
 * @param encoding what its bytes mean
 */
public record TextFile(SourceInput input, Charset encoding) {

    /**
     * Opens the text. What is wrong with its bytes comes as {@link LabelingException}, here or from the reader. Reading
     * with a small target is slow: the reader has no buffer of characters.
     */
    public Reader open() throws IOException {
        InputStream raw = input.open();
        try {
            return new StrictReader(this, unpacked(raw));
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /**
     * Opens the text as the bytes of its characters, without a byte order mark and not looked at any further; for
     * UTF-8.
     */
    public InputStream openBytes() throws IOException {
        InputStream raw = input.open();
        try {
            InputStream bytes = unpacked(raw);
            var start = new byte[4];
            int length = bytes.readNBytes(start, 0, start.length);
            int mark = byteOrderMark(start, length);
            return new SequenceInputStream(new ByteArrayInputStream(start, mark, length - mark), bytes);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** The bytes without gzip or zstd around them, which the first ones or the file's name show. */
    private InputStream unpacked(InputStream raw) throws IOException {
        var bytes = new BufferedInputStream(raw, 1 << 16);
        bytes.mark(4);
        byte[] start = bytes.readNBytes(4);
        bytes.reset();
        // A file cut off after its first byte has lost the magic number, not its name.
        String name = input.name().toLowerCase(Locale.ROOT);
        if (startsWith(start, 0x1F, 0x8B) || name.endsWith(".gz")) {
            return new Gunzip(input.name(), bytes);
        }
        boolean skippable =
                start.length == 4 && (start[0] & 0xF0) == 0x50 && startsWith(start, start[0], 0x2A, 0x4D, 0x18);
        if (startsWith(start, 0x28, 0xB5, 0x2F, 0xFD) || skippable || name.endsWith(".zst")) {
            return new Unzstd(input.name(), bytes);
        }
        if (startsWith(start, 'P', 'K', 3, 4)) {
            throw new LabelingException(
                    StandardError.ENCODING,
                    Place.of(input.name()),
                    "this is a ZIP archive, and a file of text is expected",
                    "unpack it; formats that are folders read archives as they are, by their ending .zip");
        }
        return bytes;
    }

    private static boolean startsWith(byte[] start, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= start.length || start[i] != (byte) magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Length of the byte order mark that the file starts with and that the decoder must not see. */
    int byteOrderMark(byte[] start, int length) {
        String marked;
        if (length >= 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF) {
            marked = "utf-8";
        } else if (length >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
            marked = "utf-16le";
        } else if (length >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
            marked = "utf-16be";
        } else {
            return 0;
        }
        boolean wide = marked.startsWith("utf-16");
        if (wide && encoding.equals(StandardCharsets.UTF_16)) {
            // This decoder learns the order of bytes from the mark and leaves it out itself.
            return 0;
        }
        if (encoding.equals(Charset.forName(marked))) {
            return wide ? 2 : 3;
        }
        String wanted = wide ? "utf-16" : marked;
        throw new LabelingException(
                StandardError.ENCODING,
                new Place(input.name(), 1, 1),
                "the file starts with the byte order mark of " + wanted + " and is read as " + name(),
                "say encoding: " + wanted);
    }

    /**
     * The error for bytes that are no text; their place is found by reading the file once more up to there.
     *
     * @param before how many characters stand before them
     */
    LabelingException malformed(byte[] bytes, long before) throws IOException {
        var found = new StringBuilder();
        for (byte b : bytes) {
            found.append(" 0x").append(Character.toUpperCase(Character.forDigit(b >> 4 & 0xF, 16)));
            found.append(Character.toUpperCase(Character.forDigit(b & 0xF, 16)));
        }
        boolean utf8 = encoding.equals(StandardCharsets.UTF_8);
        return new LabelingException(
                StandardError.ENCODING,
                place(before),
                "the bytes" + found + " are no text in " + name(),
                "say the file's own encoding, for example encoding: " + (utf8 ? "windows-1252" : "utf-8")
                        + "; if it is said already, the file is damaged here");
    }

    private Place place(long before) throws IOException {
        int line = 1;
        int column = 1;
        boolean afterReturn = false;
        var buffer = new char[1 << 13];
        try (Reader again = open()) {
            int count = 0;
            for (long left = before; left > 0 && count >= 0; left -= count) {
                // The reader can't give a single character, so the last portion may be one too long.
                count = again.read(buffer, 0, (int) Math.max(2, Math.min(buffer.length, left)));
                for (int i = 0; i < Math.min(count, left); i++) {
                    char c = buffer[i];
                    if (c == '\r' || c == '\n' && !afterReturn) {
                        line++;
                        column = 1;
                    } else if (c != '\n') {
                        column++;
                    }
                    afterReturn = c == '\r';
                }
            }
        }
        return new Place(input.name(), line, column);
    }

    private String name() {
        return encoding.name().toLowerCase(Locale.ROOT);
    }
}
