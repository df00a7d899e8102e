package io.labelwright.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * An array of 32-bit numbers in a file of NumPy's (format 1.0, little-endian, rows one after the other).
 *
 * @param columns the numbers of a row, 1 where the array has one dimension
 * @param numbers all of them
 */
record NumpyFile(int columns, ByteBuffer numbers) {

    private static final int BEFORE_HEAD = 10;

    static NumpyFile of(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN);
            var head = new byte[bytes.getShort(BEFORE_HEAD - 2)];
            bytes.position(BEFORE_HEAD).get(head);
            String text = new String(head, StandardCharsets.ISO_8859_1);
            String[] shape =
                    text.substring(text.indexOf('(') + 1, text.indexOf(')')).split(",", -1);
            String columns = shape[1].trim();
            return new NumpyFile(
                    columns.isEmpty() ? 1 : Integer.parseInt(columns),
                    bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
        }
    }

    int[] ints() {
        var values = new int[numbers.remaining() / Integer.BYTES];
        numbers.asIntBuffer().get(values);
        return values;
    }

    float[] floats() {
        var values = new float[numbers.remaining() / Float.BYTES];
        numbers.asFloatBuffer().get(values);
        return values;
    }
}
