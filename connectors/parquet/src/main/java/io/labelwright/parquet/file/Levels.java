package io.labelwright.parquet.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;

/** Small integers in runs: levels of nesting, and codes of a dictionary. */
final class Levels {

    private static final int SLAB = 1 << 10;
    private static final int MOST = 1 << 20;

    private Levels() {}

    /** Appends runs of integers of so many bits. */
    static void write(int[] values, int count, int bits, ByteArrayOutputStream to) throws IOException {
        try (var encoder =
                new RunLengthBitPackingHybridEncoder(bits, SLAB, MOST, HeapByteBufferAllocator.getInstance())) {
            for (int i = 0; i < count; i++) {
                encoder.writeInt(values[i]);
            }
            encoder.toBytes().writeAllTo(to);
        }
    }

    /** Appends runs of integers with their length in bytes before them. */
    static void writeSized(int[] values, int count, int bits, ByteArrayOutputStream to) throws IOException {
        var runs = new ByteArrayOutputStream();
        write(values, count, bits, runs);
        Plain.integer(runs.size(), to);
        runs.writeTo(to);
    }

    /** The bits that numbers up to this one need. */
    static int bits(int most) {
        return 32 - Integer.numberOfLeadingZeros(most);
    }
}
