package io.labelwright.parquet.npy;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the beginning of a {@code .npy} file says: a dictionary in Python's spelling, of which only texts, truth values
 * and tuples of whole numbers are understood. Nothing is evaluated.
 *
 * @param type how numbers are stored
 * @param columnsFirst whether columns lie one after the other (Fortran's order) and not rows
 * @param rows how many rows the array has
 * @param columns how many columns; 1 for an array of one dimension
 * @param start where the numbers begin
 */
record NpyHeader(NumberType type, boolean columnsFirst, long rows, int columns, int start) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /** The most characters of a header; NumPy itself reads up to 10,000. */
    private static final int MOST = 1 << 16;

    private static final int ALIGNMENT = 64;
    private static final int MOST_COLUMNS = 1 << 16;
    private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");

    /**
     * Reads a header.
     *
     * @param file for messages
     * @throws LabelingException when it is none, or one of an array that is not read
     */
    static NpyHeader read(String file, InputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw bad(file, "it does not begin as a .npy file does", "write it with numpy.save(file, array)");
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3 || start[MAGIC.length + 1] != 0) {
            throw bad(
                    file, "its version is " + version + "." + start[MAGIC.length + 1] + "; 1.0 to 3.0 are read", null);
        }
        byte[] size = in.readNBytes(version == 1 ? 2 : 4);
        long length = 0;
        for (int i = size.length - 1; i >= 0; i--) {
            length = length << 8 | (size[i] & 0xFF);
        }
        if (size.length < (version == 1 ? 2 : 4) || length > MOST) {
            throw bad(file, "its header can't have " + length + " bytes", null);
        }
        byte[] text = in.readNBytes((int) length);
        if (text.length < length) {
            throw bad(file, "it ends inside its header", "copy or write the file again");
        }
        var header = new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        return new Parser(file, header).header(MAGIC.length + 2 + size.length + text.length);
    }

    /**
     * The beginning of a file of version 1.0, padded as NumPy does it, so that the numbers, which follow row by row,
     * begin at a multiple of 64 bytes.
     */
    static byte[] text(NumberType type, long rows, int columns) {
        String text =
                "{'descr': '" + type.name() + "', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
        int length = text.length() + 1;
        int start = MAGIC.length + 4;
        length += (ALIGNMENT - (start + length) % ALIGNMENT) % ALIGNMENT;
        String header = text + " ".repeat(length - 1 - text.length()) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(start + length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) length);
        return bytes.put(header.getBytes(StandardCharsets.ISO_8859_1)).array();
    }

    static LabelingException bad(String file, String what, @Nullable String hint) {
        return new LabelingException(StandardError.ENCODING, Place.of(file), "the array can't be read: " + what, hint);
    }

    /** Bytes of a row. */
    long rowBytes() {
        return (long) columns * type.size();
    }

    private static final class Parser {
        private final String file;
        private final String text;
        private int at;

        Parser(String file, String text) {
            this.file = file;
            this.text = text;
        }

        NpyHeader header(int start) {
            NumberType type = null;
            Boolean fortran = null;
            List<BigInteger> shape = null;
            Set<String> seen = new TreeSet<>();
            expect('{');
            while (!accept('}')) {
                String key = string();
                if (!KEYS.contains(key) || !seen.add(key)) {
                    throw broken("the key '" + key + "' is not one that it has once");
                }
                expect(':');
                switch (key) {
                    case "descr" -> type = type();
                    case "fortran_order" -> fortran = truth();
                    default -> shape = tuple();
                }
                if (!accept(',')) {
                    expect('}');
                    break;
                }
            }
            if (at < text.length() || type == null || fortran == null || shape == null) {
                throw broken("it is no dictionary with descr, fortran_order and shape");
            }
            return shaped(type, fortran, shape, start);
        }

        private NpyHeader shaped(NumberType type, boolean fortran, List<BigInteger> shape, int start) {
            if (shape.isEmpty() || shape.size() > 2) {
                throw bad(
                        file,
                        "its shape is " + shape + "; features have one or two dimensions",
                        "say array.reshape(len(array), -1) before it is saved");
            }
            BigInteger columns = shape.size() == 1 ? BigInteger.ONE : shape.get(1);
            if (columns.signum() == 0 || columns.compareTo(BigInteger.valueOf(MOST_COLUMNS)) > 0) {
                throw bad(file, "it has " + columns + " columns; 1 to " + MOST_COLUMNS + " are read", null);
            }
            BigInteger bytes = shape.get(0).multiply(columns).multiply(BigInteger.valueOf(type.size()));
            if (bytes.bitLength() > 62) {
                throw bad(file, "its shape is " + shape + ", which no file holds", null);
            }
            return new NpyHeader(type, fortran, shape.get(0).longValueExact(), columns.intValueExact(), start);
        }

        private NumberType type() {
            if (peek() == '[') {
                throw bad(
                        file, "its rows are records of named fields", "save the fields as columns of one plain array");
            }
            String name = string();
            if (name.endsWith("O")) {
                throw bad(
                        file,
                        "it holds Python objects (dtype object), whose reading may run code and is never done",
                        "save it with a dtype of numbers: array.astype('float32')");
            }
            NumberType type = NumberType.of(name);
            if (type == null) {
                throw bad(
                        file,
                        "its dtype is '" + name + "'; f2, f4, f8, i1 to i8, u1 to u8 and b1 are read",
                        "save it as array.astype('float32')");
            }
            return type;
        }

        private boolean truth() {
            skipBlanks();
            for (String word : List.of("True", "False")) {
                if (text.startsWith(word, at)) {
                    at += word.length();
                    return word.equals("True");
                }
            }
            throw broken("True or False is expected");
        }

        private List<BigInteger> tuple() {
            List<BigInteger> numbers = new ArrayList<>();
            expect('(');
            while (!accept(')')) {
                skipBlanks();
                int from = at;
                while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                    at++;
                }
                if (from == at || at - from > 20) {
                    throw broken("a whole number is expected");
                }
                numbers.add(new BigInteger(text.substring(from, at)));
                if (!accept(',')) {
                    expect(')');
                    break;
                }
            }
            return numbers;
        }

        private String string() {
            char quote = peek();
            if (quote != '\'' && quote != '"') {
                throw broken("a text in quotes is expected");
            }
            int end = text.indexOf(quote, at + 1);
            if (end < 0 || text.substring(at, end).indexOf('\\') >= 0) {
                throw broken("a text in quotes is expected");
            }
            String string = text.substring(at + 1, end);
            at = end + 1;
            return string;
        }

        private char peek() {
            skipBlanks();
            return at < text.length() ? text.charAt(at) : 0;
        }

        private boolean accept(char expected) {
            if (peek() != expected) {
                return false;
            }
            at++;
            skipBlanks();
            return true;
        }

        private void expect(char expected) {
            if (!accept(expected)) {
                throw broken("'" + expected + "' is expected");
            }
        }

        private void skipBlanks() {
            while (at < text.length() && " \n\t".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private LabelingException broken(String what) {
            return bad(file, "its header is broken at character " + (at + 1) + ": " + what, null);
        }
    }
}
