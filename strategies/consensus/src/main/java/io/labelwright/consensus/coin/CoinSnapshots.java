package io.labelwright.consensus.coin;

import io.labelwright.consensus.crowd.ArrayBytes;
import io.labelwright.spi.kernel.Snapshots;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** {@link CoinParameters} as bytes. Doubles are written by their bits, so what is read is what was written. */
final class CoinSnapshots implements Snapshots<CoinParameters, Boolean> {

    @Override
    public void write(CoinParameters parameters, DataOutput out) throws IOException {
        ArrayBytes.write(parameters.accuracy(), out);
        ArrayBytes.write(parameters.odds(), out);
        ArrayBytes.write(parameters.priors(), out);
        ArrayBytes.write(parameters.classShare(), out);
        out.writeDouble(parameters.agreement());
        out.writeDouble(parameters.baseline());
        out.writeDouble(parameters.logLikelihood());
    }

    @Override
    public CoinParameters read(DataInput in) throws IOException {
        return new CoinParameters(
                ArrayBytes.read(in),
                ArrayBytes.read(in),
                ArrayBytes.read(in),
                ArrayBytes.read(in),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
    }
}
