package io.labelwright.consensus.glad;

import io.labelwright.consensus.crowd.ArrayBytes;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.kernel.Snapshots;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Parameters and the states of items as bytes, to the last bit. */
final class GladSnapshots implements Snapshots<GladParameters, ItemState> {

    @Override
    public void write(GladParameters p, DataOutput out) throws IOException {
        out.writeByte(p.pass().ordinal());
        out.writeBoolean(p.moved());
        out.writeDouble(p.step());
        out.writeDouble(p.conjugacy());
        ArrayBytes.write(p.ability(), out);
        ArrayBytes.write(p.gradient(), out);
        ArrayBytes.write(p.direction(), out);
        out.writeDouble(p.objective());
        out.writeDouble(p.slope());
        out.writeDouble(p.square());
        out.writeInt(p.steps());
        out.writeInt(p.trials());
        out.writeInt(p.round());
        out.writeDouble(p.lastMean());
        out.writeBoolean(p.done());
        out.writeBoolean(p.settled());
    }

    @Override
    public GladParameters read(DataInput in) throws IOException {
        return new GladParameters(
                GladParameters.Pass.values()[in.readByte()],
                in.readBoolean(),
                in.readDouble(),
                in.readDouble(),
                ArrayBytes.read(in),
                ArrayBytes.read(in),
                ArrayBytes.read(in),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readDouble(),
                in.readBoolean(),
                in.readBoolean());
    }

    @Override
    public void writeState(ItemState state, DataOutput out) throws IOException {
        for (double[] array : arrays(state)) {
            ArrayBytes.write(array, out);
        }
    }

    @Override
    public ItemState readState(AnnotationBlock block, ItemState fresh, DataInput in) throws IOException {
        for (double[] array : arrays(fresh)) {
            ArrayBytes.read(in, array);
        }
        return fresh;
    }

    private static double[][] arrays(ItemState state) {
        return new double[][] {state.easiness, state.gradient, state.tried, state.direction, state.own, state.right};
    }
}
