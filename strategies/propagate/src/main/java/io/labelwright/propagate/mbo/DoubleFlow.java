package io.labelwright.propagate.mbo;

import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.solve.StateBytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** A flow of doubles. */
final class DoubleFlow extends ClassFlow {

    private final int width;
    private double[] u;
    private double[] next;

    DoubleFlow(Ground ground) {
        super(ground);
        this.width = ground.width();
        this.u = ground.sums().matrix();
        this.next = ground.sums().matrix();
    }

    @Override
    void set(double[] scores) {
        System.arraycopy(scores, 0, u, 0, u.length);
    }

    @Override
    void set(int[] label) {
        Arrays.fill(u, 0);
        for (int node = 0; node < label.length; node++) {
            if (label[node] >= 0) {
                u[node * width + label[node]] = 1;
            }
        }
    }

    @Override
    void flow() {
        double[] from = u;
        double[] to = next;
        ground().sums().of(from, to, (piece, first, end) -> {
            for (int node = first; node < end; node++) {
                int row = node * width;
                if (isSeed(node)) {
                    for (int k = 0; k < ground().classes(); k++) {
                        to[row + k] += source(node, k);
                    }
                }
                double inverse = inverse(node);
                for (int at = row; at < row + width; at++) {
                    double given = inverse > 0 ? inverse * to[at] : from[at];
                    to[at] = Math.max(0, (from[at] + given) / 2);
                }
            }
        });
        u = to;
        next = from;
    }

    @Override
    public void row(int node, double[] into) {
        System.arraycopy(u, node * width, into, 0, into.length);
    }

    @Override
    double[] scores() {
        return u;
    }

    @Override
    long size() {
        return StateBytes.size(u);
    }

    @Override
    void write(DataOutput out) throws IOException {
        StateBytes.write(u, out);
    }

    @Override
    void read(DataInput in) throws IOException {
        StateBytes.read(in, u);
    }
}
