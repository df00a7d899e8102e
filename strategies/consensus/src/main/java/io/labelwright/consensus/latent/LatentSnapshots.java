package io.labelwright.consensus.latent;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.kernel.Snapshots;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** {@link LatentParameters} and posteriors as bytes. Numbers are written by their bits. */
final class LatentSnapshots implements Snapshots<LatentParameters, LatentState> {

    @Override
    public void write(LatentParameters parameters, DataOutput out) throws IOException {
        write(parameters.factors(), out);
        write(parameters.starts(), out);
        write(parameters.carry(), out);
        write(parameters.counts(), out);
        write(parameters.mass(), out);
        write(parameters.majority(), out);
        out.writeLong(parameters.moved());
        out.writeDouble(parameters.smallest());
    }

    @Override
    public LatentParameters read(DataInput in) throws IOException {
        return new LatentParameters(
                doubles(in),
                doubles(in),
                doubles(in),
                doubles(in),
                doubles(in),
                doubles(in),
                in.readLong(),
                in.readDouble());
    }

    @Override
    public void writeState(LatentState state, DataOutput out) throws IOException {
        for (float p : state.posterior()) {
            out.writeFloat(p);
        }
    }

    @Override
    public LatentState readState(AnnotationBlock block, LatentState fresh, DataInput in) throws IOException {
        for (int at = 0; at < fresh.posterior().length; at++) {
            fresh.posterior()[at] = in.readFloat();
        }
        return fresh;
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
