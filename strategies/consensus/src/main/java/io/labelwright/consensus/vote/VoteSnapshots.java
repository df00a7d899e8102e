package io.labelwright.consensus.vote;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.kernel.Snapshots;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** {@link VoteWeights} and winners as bytes. Doubles are written by their bits, so what is read is what was written. */
final class VoteSnapshots implements Snapshots<VoteWeights, int[]> {

    @Override
    public void write(VoteWeights parameters, DataOutput out) throws IOException {
        out.writeInt(parameters.weights().length);
        for (int w = 0; w < parameters.weights().length; w++) {
            out.writeDouble(parameters.weights()[w]);
            out.writeDouble(parameters.accuracy()[w]);
        }
        out.writeLong(parameters.changed());
    }

    @Override
    public VoteWeights read(DataInput in) throws IOException {
        var weights = new double[in.readInt()];
        var accuracy = new double[weights.length];
        for (int w = 0; w < weights.length; w++) {
            weights[w] = in.readDouble();
            accuracy[w] = in.readDouble();
        }
        return new VoteWeights(weights, accuracy, in.readLong());
    }

    @Override
    public void writeState(int[] winners, DataOutput out) throws IOException {
        for (int winner : winners) {
            out.writeInt(winner);
        }
    }

    @Override
    public int[] readState(AnnotationBlock block, int[] fresh, DataInput in) throws IOException {
        for (int i = 0; i < fresh.length; i++) {
            fresh[i] = in.readInt();
        }
        return fresh;
    }
}
