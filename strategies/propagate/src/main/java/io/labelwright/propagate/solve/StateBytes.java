package io.labelwright.propagate.solve;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Arrays of numbers as bytes and back, by their bits: for states that are kept. */
public final class StateBytes {

    private StateBytes() {}

    /** How many bytes an array takes. */
    public static long size(double[] values) {
        return 4 + 8L * values.length;
    }

    /** Writes length and values. */
    public static void write(double[] values, DataOutput out) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    /**
     * Reads what {@link #write(double[], DataOutput)} wrote into an array of the same length.
     *
     * @throws IOException when the length is another
     */
    public static void read(DataInput in, double[] into) throws IOException {
        int length = in.readInt();
        if (length != into.length) {
            throw new IOException(length + " values where " + into.length + " were expected");
        }
        for (int i = 0; i < length; i++) {
            into[i] = in.readDouble();
        }
    }

    /** How many bytes an array takes. */
    public static long size(float[] values) {
        return 4 + 4L * values.length;
    }

    /** Writes length and values. */
    public static void write(float[] values, DataOutput out) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    /**
     * Reads what {@link #write(float[], DataOutput)} wrote into an array of the same length.
     *
     * @throws IOException when the length is another
     */
    public static void read(DataInput in, float[] into) throws IOException {
        int length = in.readInt();
        if (length != into.length) {
            throw new IOException(length + " values where " + into.length + " were expected");
        }
        for (int i = 0; i < length; i++) {
            into[i] = in.readFloat();
        }
    }
}
