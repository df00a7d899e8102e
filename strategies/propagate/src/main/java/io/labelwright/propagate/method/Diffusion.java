package io.labelwright.propagate.method;

import io.labelwright.propagate.seed.Seeds;
import io.labelwright.propagate.solve.StateBytes;
import io.labelwright.spi.kernel.Stepwise;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A matrix with a row per node that is made of the one before, over and over, until no row changes by more than a
 * tolerance. Starts with the beliefs of the seeds where nothing else is said.
 */
public abstract class Diffusion implements Stepwise {

    private final Ground ground;
    private final int width;
    private final double tolerance;
    private double[] current;
    private double[] next;
    private final double[] change;

    /**
     * Over a ground.
     *
     * @param tolerance of the change of a row, as the sum over its classes; 0 = never stop early
     */
    protected Diffusion(Ground ground, double tolerance) {
        this.ground = ground;
        this.width = ground.width();
        this.tolerance = tolerance;
        this.current = ground.sums().matrix();
        this.next = ground.sums().matrix();
        this.change = new double[ground.sums().pieces()];
    }

    /** Makes the next matrix of the current one; every row of it has to be written. */
    protected abstract void advance(double[] from, double[] to);

    /** What it spreads over. */
    protected final Ground ground() {
        return ground;
    }

    /** Runs it. */
    public final Scores run(int maxIterations) {
        Stepwise.End end = ground.context().execution().steps(this, maxIterations);
        return new Scores(current, end);
    }

    @Override
    public String words() {
        return tolerance + " " + current.length + " " + ground.graph().edges() + " "
                + ground.seeds().size();
    }

    @Override
    public final void begin() {
        Arrays.fill(current, 0);
        start(current);
    }

    /**
     * Puts what it starts with; by default the beliefs of the seeds.
     *
     * @param current 0 all over
     */
    protected void start(double[] current) {
        Seeds seeds = ground.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            for (int k = 0; k < seeds.classes(); k++) {
                current[seeds.node()[i] * width + k] = seeds.weight()[i] * seeds.belief(i, k);
            }
        }
    }

    @Override
    public final double step(int index) {
        advance(current, next);
        double moved = moved();
        double[] before = current;
        current = next;
        next = before;
        return moved;
    }

    /** The largest change of any row. */
    private double moved() {
        ground.sums().forEach((piece, from, to) -> {
            double most = 0;
            for (int node = from; node < to; node++) {
                double sum = 0;
                for (int at = node * width; at < (node + 1) * width; at++) {
                    sum += Math.abs(next[at] - current[at]);
                }
                most = Math.max(most, sum);
            }
            change[piece] = most;
        });
        return Arrays.stream(change).max().orElse(0);
    }

    @Override
    public final boolean isDone(double residual, int index) {
        return residual < tolerance;
    }

    @Override
    public final long size() {
        return StateBytes.size(current);
    }

    @Override
    public final void write(DataOutput out) throws IOException {
        StateBytes.write(current, out);
    }

    @Override
    public final void read(DataInput in) throws IOException {
        StateBytes.read(in, current);
    }
}
