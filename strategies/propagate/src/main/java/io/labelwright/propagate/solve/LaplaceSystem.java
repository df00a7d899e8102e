package io.labelwright.propagate.solve;

import io.labelwright.math.graph.NeighbourSums;
import io.labelwright.spi.kernel.Stepwise;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Solves {@code (D - W + C) x = b} for several right sides at once, one per class, by conjugate gradients with Jacobi
 * preconditioning: D the degrees and W the weights of a graph, C a diagonal of at least 0. Some nodes may be held at 0.
 * Where C is 0 all over a component of which no node is held, the matrix is singular there: b has to add up to 0 in it,
 * and x is one of many solutions that differ by a constant.
 *
 * <p>Sums over nodes are made per run of nodes and then in their order: the same bits for any number of threads. A step
 * costs O(edges * classes); steps grow with the square root of the condition number, which few seeds in a large graph
 * make large. Hestenes, Stiefel 1952 (Methods of Conjugate Gradients for Solving Linear Systems).
 */
public final class LaplaceSystem implements Stepwise {

    /** Puts down the right side of the equations, which then becomes the first residual: no matrix is kept for it. */
    @FunctionalInterface
    public interface RightSide {

        /**
         * Writes it.
         *
         * @param b a row of zeros per node
         * @param spare another such matrix, for what is needed on the way
         */
        void write(double[] b, double[] spare);
    }

    private final NeighbourSums sums;
    private final int classes;
    private final int width;
    private final double[] diagonal;
    private final boolean[] held;
    private final RightSide rightSide;
    private final double tolerance;
    private final String words;

    private final double[] x;
    private final double[] r;
    private final double[] p;
    private final double[] q;
    /** Per class r^T z, with z = r / diagonal. */
    private final double[] rz;

    private final double[] bb;
    private final double[][] parts;

    /**
     * A system.
     *
     * @param diagonal per node its degree and what is added to it; above 0 for nodes with edges
     * @param held per node whether it stays 0
     * @param rightSide puts down b
     * @param tolerance of the residual's norm, relative to that of b; 0 = never stop early
     * @param words what tells it from other systems
     */
    public LaplaceSystem(
            NeighbourSums sums,
            int classes,
            double[] diagonal,
            boolean[] held,
            RightSide rightSide,
            double tolerance,
            String words) {
        this.sums = sums;
        this.classes = classes;
        this.width = sums.width();
        this.diagonal = diagonal;
        this.held = held;
        this.rightSide = rightSide;
        this.tolerance = tolerance;
        this.words = words;
        this.x = sums.matrix();
        this.r = sums.matrix();
        this.p = sums.matrix();
        this.q = sums.matrix();
        this.rz = new double[width];
        this.bb = new double[width];
        this.parts = new double[sums.pieces()][];
    }

    /** The solution, a row per node. */
    public double[] solution() {
        return x;
    }

    @Override
    public String words() {
        return words + " " + tolerance + " " + x.length + " " + sums.graph().edges();
    }

    @Override
    public void begin() {
        Arrays.fill(r, 0);
        Arrays.fill(x, 0);
        rightSide.write(r, x);
        Arrays.fill(x, 0);
        sums.forEach((piece, from, to) -> {
            var part = new double[2 * width];
            for (int node = from; node < to; node++) {
                for (int k = 0; k < width; k++) {
                    int at = node * width + k;
                    r[at] = held[node] ? 0 : r[at];
                    p[at] = diagonal[node] > 0 ? r[at] / diagonal[node] : 0;
                    part[k] += r[at] * p[at];
                    part[width + k] += r[at] * r[at];
                }
            }
            parts[piece] = part;
        });
        double[] total = total(2 * width);
        System.arraycopy(total, 0, rz, 0, width);
        System.arraycopy(total, width, bb, 0, width);
    }

    private double[] total(int length) {
        var total = new double[length];
        for (double[] part : parts) {
            for (int k = 0; k < length; k++) {
                total[k] += part[k];
            }
        }
        return total;
    }

    @Override
    public double step(int index) {
        sums.of(p, q, (piece, from, to) -> {
            var part = new double[width];
            for (int node = from; node < to; node++) {
                for (int k = 0; k < width; k++) {
                    int at = node * width + k;
                    q[at] = held[node] ? 0 : diagonal[node] * p[at] - q[at];
                    part[k] += p[at] * q[at];
                }
            }
            parts[piece] = part;
        });
        double[] pq = total(width);
        var alpha = new double[width];
        Arrays.setAll(alpha, k -> pq[k] > 0 ? rz[k] / pq[k] : 0);
        sums.forEach((piece, from, to) -> {
            var part = new double[2 * width];
            for (int node = from; node < to; node++) {
                double inverse = diagonal[node] > 0 ? 1 / diagonal[node] : 0;
                for (int k = 0; k < width; k++) {
                    int at = node * width + k;
                    x[at] += alpha[k] * p[at];
                    r[at] -= alpha[k] * q[at];
                    part[k] += r[at] * r[at] * inverse;
                    part[width + k] += r[at] * r[at];
                }
            }
            parts[piece] = part;
        });
        double[] total = total(2 * width);
        var beta = new double[width];
        double residual = 0;
        for (int k = 0; k < width; k++) {
            beta[k] = rz[k] > 0 ? total[k] / rz[k] : 0;
            rz[k] = total[k];
            residual = Math.max(residual, k < classes && bb[k] > 0 ? Math.sqrt(total[width + k] / bb[k]) : 0);
        }
        sums.forEach((piece, from, to) -> {
            for (int node = from; node < to; node++) {
                double inverse = diagonal[node] > 0 ? 1 / diagonal[node] : 0;
                for (int k = 0; k < width; k++) {
                    int at = node * width + k;
                    p[at] = r[at] * inverse + beta[k] * p[at];
                }
            }
        });
        return residual;
    }

    @Override
    public boolean isDone(double residual, int index) {
        return residual <= tolerance;
    }

    @Override
    public long size() {
        return 3 * StateBytes.size(x) + StateBytes.size(rz);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        StateBytes.write(x, out);
        StateBytes.write(r, out);
        StateBytes.write(p, out);
        StateBytes.write(rz, out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        StateBytes.read(in, x);
        StateBytes.read(in, r);
        StateBytes.read(in, p);
        StateBytes.read(in, rz);
    }
}
