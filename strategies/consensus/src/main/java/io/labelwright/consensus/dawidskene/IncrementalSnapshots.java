package io.labelwright.consensus.dawidskene;

import io.labelwright.consensus.crowd.ArrayBytes;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.kernel.Snapshots;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * {@link IncrementalParameters} and {@link CountedPosteriors} as bytes, to the last bit. Theta and priors follow from
 * the counts.
 */
final class IncrementalSnapshots implements Snapshots<IncrementalParameters, CountedPosteriors> {

    private final IncrementalKernel kernel;

    IncrementalSnapshots(IncrementalKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public void write(IncrementalParameters parameters, DataOutput out) throws IOException {
        ArrayBytes.writeBooleans(parameters.used(), out);
        out.writeDouble(parameters.logLikelihood());
        ArrayBytes.write(parameters.counts(), out);
        ArrayBytes.write(parameters.mass(), out);
    }

    @Override
    public IncrementalParameters read(DataInput in) throws IOException {
        boolean[] used = ArrayBytes.readBooleans(in);
        double logLikelihood = in.readDouble();
        return kernel.parameters(ArrayBytes.read(in), ArrayBytes.read(in), used, logLikelihood);
    }

    @Override
    public void writeState(CountedPosteriors state, DataOutput out) throws IOException {
        for (int units : state.counted) {
            out.writeInt(units);
        }
    }

    @Override
    public CountedPosteriors readState(AnnotationBlock block, CountedPosteriors fresh, DataInput in)
            throws IOException {
        for (int i = 0; i < fresh.counted.length; i++) {
            fresh.counted[i] = in.readInt();
        }
        return fresh;
    }
}
