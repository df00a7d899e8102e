package io.labelwright.consensus.dawidskene;

import io.labelwright.consensus.product.AnswerOrder;
import io.labelwright.spi.kernel.Snapshots;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** {@link Parameters} as bytes. Doubles are written by their bits, so what is read is what was written. */
final class ParameterSnapshots implements Snapshots<Parameters, AnswerOrder> {

    @Override
    public void write(Parameters parameters, DataOutput out) throws IOException {
        write(parameters.theta(), out);
        write(parameters.priors(), out);
        out.writeInt(parameters.used().length);
        for (boolean used : parameters.used()) {
            out.writeBoolean(used);
        }
        out.writeDouble(parameters.logLikelihood());
        write(parameters.counts(), out);
    }

    @Override
    public Parameters read(DataInput in) throws IOException {
        double[] theta = doubles(in);
        double[] priors = doubles(in);
        var used = new boolean[in.readInt()];
        for (int c = 0; c < used.length; c++) {
            used[c] = in.readBoolean();
        }
        double logLikelihood = in.readDouble();
        return new Parameters(theta, priors, used, logLikelihood, doubles(in));
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
