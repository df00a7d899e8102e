package io.labelwright.parquet.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of an array are stored.
 *
 * @param kind {@code f} floating point, {@code i} integer, {@code u} integer without sign, {@code b} truth value
 * @param size bytes of a number
 * @param order of its bytes
 */
record NumberType(char kind, int size, ByteOrder order) {

    /** The integers up to this one are doubles, too. */
    private static final long EXACT = 1L << 53;

    /** The type with this name in a header, for example {@code <f4}; null for what is not read. */
    static @Nullable NumberType of(String name) {
        if (!name.matches("[<>|=]?(f[248]|[iu][1248]|b1)|\\?")) {
            return null;
        }
        if (name.equals("?")) {
            return new NumberType('b', 1, ByteOrder.LITTLE_ENDIAN);
        }
        char kind = name.charAt(name.length() - 2);
        int size = name.charAt(name.length() - 1) - '0';
        boolean one = size == 1;
        boolean swapped = name.charAt(0) == '>';
        boolean said = swapped || name.charAt(0) == '<';
        // "=" is the order of the machine that wrote the file, which nobody knows.
        if (!one && !said) {
            return null;
        }
        return new NumberType(kind, size, swapped ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    /** The type's name in a header. */
    String name() {
        return (size == 1 ? "|" : order == ByteOrder.BIG_ENDIAN ? ">" : "<") + kind + size;
    }

    /**
     * A number at a place of a buffer, which has {@link #order}.
     *
     * @throws ArithmeticException when it is an integer that no double holds exactly
     */
    double at(ByteBuffer bytes, int at) {
        return switch (kind) {
            case 'f' -> size == 8 ? bytes.getDouble(at) : size == 4 ? bytes.getFloat(at) : half(bytes.getShort(at));
            case 'b' -> bytes.get(at) != 0 ? 1 : 0;
            case 'u' ->
                switch (size) {
                    case 1 -> bytes.get(at) & 0xFF;
                    case 2 -> bytes.getShort(at) & 0xFFFF;
                    case 4 -> bytes.getInt(at) & 0xFFFF_FFFFL;
                    default -> exact(bytes.getLong(at), true);
                };
            default ->
                switch (size) {
                    case 1 -> bytes.get(at);
                    case 2 -> bytes.getShort(at);
                    case 4 -> bytes.getInt(at);
                    default -> exact(bytes.getLong(at), false);
                };
        };
    }

    private static double exact(long value, boolean unsigned) {
        if (value > EXACT || value < (unsigned ? 0 : -EXACT)) {
            throw new ArithmeticException(unsigned ? Long.toUnsignedString(value) : Long.toString(value));
        }
        return value;
    }

    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        double size = exponent == 0x1F
                ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                : exponent == 0 ? fraction * 0x1p-24 : (fraction + 1024) * Math.scalb(1.0, exponent - 25);
        return bits < 0 ? -size : size;
    }
}
