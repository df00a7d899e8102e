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
        ArrayBytes.writeBooleans(parameters.used(), out);
        out.writeDouble(parameters.logLikelihood());
        ArrayBytes.write(parameters.counts(), out);
        ArrayBytes.write(parameters.mass(), out);
    }

    @Override
    public Parameters read(DataInput in) throws IOException {
        double[] theta = ArrayBytes.read(in);
        double[] priors = ArrayBytes.read(in);
        boolean[] used = ArrayBytes.readBooleans(in);
        double logLikelihood = in.readDouble();
        return new Parameters(theta, priors, used, logLikelihood, ArrayBytes.read(in), ArrayBytes.read(in));
    }
}
