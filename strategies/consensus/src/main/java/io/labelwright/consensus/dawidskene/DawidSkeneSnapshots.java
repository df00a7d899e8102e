package io.labelwright.consensus.dawidskene;

import io.labelwright.consensus.crowd.ArrayBytes;
import io.labelwright.spi.kernel.Snapshots;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** {@link Parameters} as bytes, to the last bit. */
final class DawidSkeneSnapshots implements Snapshots<Parameters, Void> {

    @Override
    public void write(Parameters parameters, DataOutput out) throws IOException {
        ArrayBytes.write(parameters.theta(), out);
        ArrayBytes.write(parameters.priors(), out);
        out.writeInt(parameters.used().length);
        for (boolean used : parameters.used()) {
            out.writeBoolean(used);
        }
        out.writeDouble(parameters.logLikelihood());
        ArrayBytes.write(parameters.counts(), out);
        ArrayBytes.write(parameters.mass(), out);
    }

    @Override
    public Parameters read(DataInput in) throws IOException {
        double[] theta = ArrayBytes.read(in);
        double[] priors = ArrayBytes.read(in);
        var used = new boolean[in.readInt()];
        for (int c = 0; c < used.length; c++) {
            used[c] = in.readBoolean();
        }
        double logLikelihood = in.readDouble();
        return new Parameters(theta, priors, used, logLikelihood, ArrayBytes.read(in), ArrayBytes.read(in));
    }
}
