package io.labelwright.propagate.mbo;

import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.seed.Seeds;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Scores of classes that flow over a graph: {@code u <- (u + D^-1 (W u + s)) / 2} with the sources s of the seeds, what
 * each says less the mean of all. Only sources can make a score less than 0, which then becomes 0.
 */
abstract class ClassFlow implements ClassVolumes.Rows {

    private final Ground ground;
    private final double[] shares;
    /** Per node 1 by its degree, 0 without edges. */
    private final double[] inverse;
    /** Per node its seed, -1 for none. */
    private final int[] seedOf;

    ClassFlow(Ground ground) {
        this.ground = ground;
        this.shares = ground.seeds().shares();
        this.seedOf = new int[ground.nodes()];
        Arrays.fill(seedOf, -1);
        for (int i = 0; i < ground.seeds().size(); i++) {
            seedOf[ground.seeds().node()[i]] = i;
        }
        this.inverse = ground.graph().weightedDegrees();
        for (int node = 0; node < inverse.length; node++) {
            inverse[node] = inverse[node] > 0 ? 1 / inverse[node] : 0;
        }
    }

    final Ground ground() {
        return ground;
    }

    final double inverse(int node) {
        return inverse[node];
    }

    final boolean isSeed(int node) {
        return seedOf[node] >= 0;
    }

    /** What comes from a node that is a seed, of a class. */
    final double source(int node, int k) {
        Seeds seeds = ground.seeds();
        int seed = seedOf[node];
        return seeds.weight()[seed] * (seeds.belief(seed, k) - shares[k]);
    }

    /** Begins with scores, {@code width} of them per node. */
    abstract void set(double[] scores);

    /** Begins with 1 for the class of each node; -1 is no class. */
    abstract void set(int[] label);

    /** Lets them flow once. */
    abstract void flow();

    /** All scores, {@code width} of them per node; may be those that flow. */
    abstract double[] scores();

    /** Bytes that {@link #write} writes. */
    abstract long size();

    abstract void write(DataOutput out) throws IOException;

    abstract void read(DataInput in) throws IOException;
}
