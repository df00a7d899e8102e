package io.labelwright.consensus.coin;

import io.labelwright.spi.kernel.Snapshots;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** {@link CoinParameters} as bytes. Doubles are written by their bits, so what is read is what was written. */
final class CoinSnapshots implements Snapshots<CoinParameters, Boolean> {

    @Override
    public void write(CoinParameters parameters, DataOutput out) throws IOException {
        write(parameters.accuracy(), out);
        write(parameters.odds(), out);
        write(parameters.priors(), out);
        write(parameters.classShare(), out);
        out.writeDouble(parameters.agreement());
        out.writeDouble(parameters.baseline());
        out.writeDouble(parameters.logLikelihood());
    }

    @Override
    public CoinParameters read(DataInput in) throws IOException {
        return new CoinParameters(
                doubles(in), doubles(in), doubles(in), doubles(in), in.readDouble(), in.readDouble(), in.readDouble());
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
