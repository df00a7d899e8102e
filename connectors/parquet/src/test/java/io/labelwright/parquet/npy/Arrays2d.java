package io.labelwright.parquet.npy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Arrays as NumPy saves them. */
final class Arrays2d {

    private Arrays2d() {}

    /** A file of version 1.0 with this header, padded as NumPy does it, and these bytes. */
    static byte[] file(String header, byte[] data) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        int length = header.length() + 1;
        length += (64 - (10 + length) % 64) % 64;
        out.write(length & 0xFF);
        out.write(length >> 8);
        out.writeBytes(
                (header + " ".repeat(length - 1 - header.length()) + "\n").getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(data);
        return out.toByteArray();
    }

    static String header(String descr, boolean fortran, String shape) {
        return "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': " + shape
                + ", }";
    }

    /** Doubles of a table of rows. */
    static byte[] doubles(boolean fortran, ByteOrder order, double[]... rows) {
        int columns = rows[0].length;
        var bytes = ByteBuffer.allocate(8 * rows.length * columns).order(order);
        for (int i = 0; i < rows.length * columns; i++) {
            bytes.putDouble(fortran ? rows[i % rows.length][i / rows.length] : rows[i / columns][i % columns]);
        }
        return file(
                header(
                        order == ByteOrder.BIG_ENDIAN ? ">f8" : "<f8",
                        fortran,
                        "(" + rows.length + ", " + columns + ")"),
                bytes.array());
    }
}
