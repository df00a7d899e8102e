package io.labelwright.consensus.mace;

import io.labelwright.consensus.crowd.ArrayBytes;
import io.labelwright.spi.kernel.Snapshots;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** {@link MaceParameters} as bytes. */
final class MaceSnapshots implements Snapshots<MaceParameters, Void> {

    @Override
    public void write(MaceParameters p, DataOutput out) throws IOException {
        ArrayBytes.write(p.spam(), out);
        ArrayBytes.write(p.known(), out);
        ArrayBytes.write(p.logPriors(), out);
        out.writeDouble(p.divergence());
        out.writeDouble(p.bound());
        out.writeBoolean(p.start());
        out.writeBoolean(p.settled());
    }

    @Override
    public MaceParameters read(DataInput in) throws IOException {
        double[] spam = ArrayBytes.read(in);
        double[] known = ArrayBytes.read(in);
        double[] logPriors = ArrayBytes.read(in);
        double divergence = in.readDouble();
        double bound = in.readDouble();
        boolean start = in.readBoolean();
        boolean settled = in.readBoolean();
        return start
                ? MaceParameters.ofVotes()
                : MaceParameters.of(spam, known, logPriors, divergence).judged(bound, settled);
    }
}
