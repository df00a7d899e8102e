package io.labelwright.consensus.latent;

import io.labelwright.consensus.crowd.ArrayBytes;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.kernel.Snapshots;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** {@link LatentParameters} and posteriors as bytes. Numbers are written by their bits. */
final class LatentSnapshots implements Snapshots<LatentParameters, LatentState> {

    @Override
    public void write(LatentParameters parameters, DataOutput out) throws IOException {
        ArrayBytes.write(parameters.factors(), out);
        ArrayBytes.write(parameters.starts(), out);
        ArrayBytes.write(parameters.carry(), out);
        ArrayBytes.write(parameters.counts(), out);
        ArrayBytes.write(parameters.mass(), out);
        ArrayBytes.write(parameters.majority(), out);
        out.writeLong(parameters.moved());
        out.writeDouble(parameters.smallest());
    }

    @Override
    public LatentParameters read(DataInput in) throws IOException {
        return new LatentParameters(
                ArrayBytes.read(in),
                ArrayBytes.read(in),
                ArrayBytes.read(in),
                ArrayBytes.read(in),
                ArrayBytes.read(in),
                ArrayBytes.read(in),
                in.readLong(),
                in.readDouble());
    }

    @Override
    public void writeState(LatentState state, DataOutput out) throws IOException {
        ArrayBytes.write(state.posterior(), out);
    }

    @Override
    public LatentState readState(AnnotationBlock block, LatentState fresh, DataInput in) throws IOException {
        ArrayBytes.read(in, fresh.posterior());
        return fresh;
    }
}
