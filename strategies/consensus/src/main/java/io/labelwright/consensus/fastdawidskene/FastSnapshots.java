package io.labelwright.consensus.fastdawidskene;

import io.labelwright.consensus.crowd.ArrayBytes;
import io.labelwright.spi.kernel.Snapshots;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** {@link FastParameters} as bytes. Doubles are written by their bits, so what is read is what was written. */
final class FastSnapshots implements Snapshots<FastParameters, Void> {

    @Override
    public void write(FastParameters parameters, DataOutput out) throws IOException {
        ArrayBytes.write(parameters.theta(), out);
        ArrayBytes.write(parameters.priors(), out);
        ArrayBytes.write(parameters.shares(), out);
        out.writeDouble(parameters.moved());
        out.writeBoolean(parameters.hard());
    }

    @Override
    public FastParameters read(DataInput in) throws IOException {
        return new FastParameters(
                ArrayBytes.read(in), ArrayBytes.read(in), ArrayBytes.read(in), in.readDouble(), in.readBoolean());
    }
}
