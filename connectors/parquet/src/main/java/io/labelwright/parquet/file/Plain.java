package io.labelwright.parquet.file;

import java.io.ByteArrayOutputStream;

/** Values as they are: the encoding PLAIN. */
final class Plain {

    private Plain() {}

    static void integer(int value, ByteArrayOutputStream to) {
        to.write(value);
        to.write(value >>> 8);
        to.write(value >>> 16);
        to.write(value >>> 24);
    }

    static void integer(long value, ByteArrayOutputStream to) {
        integer((int) value, to);
        integer((int) (value >>> 32), to);
    }

    static void text(byte[] utf8, int from, int length, ByteArrayOutputStream to) {
        integer(length, to);
        to.write(utf8, from, length);
    }
}
