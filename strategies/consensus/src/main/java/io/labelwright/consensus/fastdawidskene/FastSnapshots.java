package io.labelwright.consensus.fastdawidskene;

import io.labelwright.consensus.product.AnswerOrder;
import io.labelwright.spi.kernel.Snapshots;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** {@link FastParameters} as bytes. Doubles are written by their bits, so what is read is what was written. */
final class FastSnapshots implements Snapshots<FastParameters, AnswerOrder> {

    @Override
    public void write(FastParameters parameters, DataOutput out) throws IOException {
        write(parameters.theta(), out);
        write(parameters.priors(), out);
        write(parameters.shares(), out);
        out.writeDouble(parameters.moved());
        out.writeBoolean(parameters.hard());
    }

    @Override
    public FastParameters read(DataInput in) throws IOException {
        return new FastParameters(doubles(in), doubles(in), doubles(in), in.readDouble(), in.readBoolean());
    }

    private static void write(double[] values, DataOutput out) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static double[] doubles(DataInput in) throws IOException {
        var values = new double[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }
}
