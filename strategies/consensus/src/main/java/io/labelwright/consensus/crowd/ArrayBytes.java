package io.labelwright.consensus.crowd;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Arrays of doubles as bytes and back, by their bits: for snapshots of kernels. */
public final class ArrayBytes {

    private ArrayBytes() {}

    /** Writes length and values. */
    public static void write(double[] values, DataOutput out) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static double[] read(DataInput in) throws IOException {
        var values = new double[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    /** Writes length and values. */
    public static void writeBooleans(boolean[] values, DataOutput out) throws IOException {
        out.writeInt(values.length);
        for (boolean value : values) {
            out.writeBoolean(value);
        }
    }

    /** Reads what {@link #writeBooleans} wrote. */
    public static boolean[] readBooleans(DataInput in) throws IOException {
        var values = new boolean[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readBoolean();
        }
        return values;
    }

    /**
     * Reads what {@link #write} wrote into an array of the same length.
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
}
