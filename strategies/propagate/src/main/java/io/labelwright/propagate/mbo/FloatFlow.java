package io.labelwright.propagate.mbo;

import io.labelwright.math.graph.FloatSums;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.solve.StateBytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A flow of floats, for matrices that no cache holds: half of the time, and of ten classes two thirds of the memory.
 * Before each decision scores begin at 1 and flow some dozens of times, each with an error of some 1e-7: classes come
 * out otherwise only where two are as good as each other.
 */
final class FloatFlow extends ClassFlow {

    private final FloatSums sums;
    private final int width;
    private float[] u;
    private float[] next;

    FloatFlow(Ground ground) {
        super(ground);
        this.sums = new FloatSums(ground.sums(), ground.classes());
        this.width = ground.width();
        this.u = sums.matrix();
        this.next = sums.matrix();
    }

    @Override
    void set(double[] scores) {
        ground().sums().forEach((piece, first, end) -> {
            for (int node = first; node < end; node++) {
                for (int k = 0; k < width; k++) {
                    u[sums.row(node) + k] = (float) scores[node * width + k];
                }
            }
        });
    }

    @Override
    void set(int[] label) {
        Arrays.fill(u, 0);
        for (int node = 0; node < label.length; node++) {
            if (label[node] >= 0) {
                u[sums.row(node) + label[node]] = 1;
            }
        }
    }

    @Override
    void flow() {
        float[] from = u;
        float[] to = next;
        sums.of(from, to, (piece, first, end) -> {
            for (int node = first; node < end; node++) {
                mix(node, from, to);
            }
        });
        u = to;
        next = from;
    }

    private void mix(int node, float[] from, float[] to) {
        int row = sums.row(node);
        if (isSeed(node)) {
            for (int k = 0; k < ground().classes(); k++) {
                to[row + k] += (float) source(node, k);
            }
        }
        float inverse = (float) inverse(node);
        if (inverse > 0) {
            for (int at = row; at < row + width; at++) {
                to[at] = Math.max(0, (from[at] + inverse * to[at]) / 2);
            }
        } else {
            System.arraycopy(from, row, to, row, width);
        }
    }

    @Override
    public void row(int node, double[] into) {
        int row = sums.row(node);
        for (int k = 0; k < into.length; k++) {
            into[k] = u[row + k];
        }
    }

    @Override
    double[] scores() {
        double[] scores = ground().sums().matrix();
        ground().sums().forEach((piece, first, end) -> {
            for (int node = first; node < end; node++) {
                for (int k = 0; k < width; k++) {
                    scores[node * width + k] = u[sums.row(node) + k];
                }
            }
        });
        return scores;
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
