package io.labelwright.consensus.auto;

import io.labelwright.consensus.calibration.Tempering;
import io.labelwright.math.function.PortableLog;
import io.labelwright.spi.annotation.AnnotationBlock;

/**
 * Labels and their confidence from the beliefs z of a {@link Mixture}.
 *
 * <pre>
 *   f = (1 - v) z^0.6 / sum of z^0.6 + v votes,   v = n / (n + 40)      whose greatest is the label
 *   t = z^power / sum of z^power                                        the confidence, see {@link Tempering}
 *   q = t + s (f - t)                                                   s the least in [0, 1] that keeps the label
 * </pre>
 *
 * <p>f chose the labels before there was a better confidence, and none that was tried chooses better or worse beyond
 * chance; votes are a bad confidence where classes are many, so f is none. s is 0 at 99 of 100 items.
 */
final class Judgement {

    private static final double POWER = 0.6;
    private static final double VOTES = 40;
    private static final double SAME = 1e-9;
    /** So much further than to the point where two classes are equally good. */
    private static final double BEYOND = 1e-3;

    private final Mixture mixture;
    private final Tempering tempering;
    private final int classes;

    Judgement(Mixture mixture, Tempering tempering) {
        this.mixture = mixture;
        this.tempering = tempering;
        this.classes = mixture.classes();
    }

    /** Writes q of all items of a block that have answers. */
    void fill(AnnotationBlock block, double[] q) {
        mixture.fill(block, q);
        var label = new double[classes];
        for (int item = 0; item < block.items; item++) {
            int answers = block.start[item + 1] - block.start[item];
            if (answers > 0) {
                choose(block, item, q, label);
                tempering.temper(answers, q, item * classes, classes);
                keep(label, q, item * classes);
            }
        }
    }

    private void choose(AnnotationBlock block, int item, double[] z, double[] f) {
        int from = block.start[item];
        int to = block.start[item + 1];
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            double belief = z[item * classes + c];
            f[c] = belief <= 0 ? 0 : StrictMath.exp(POWER * PortableLog.log(belief));
            sum += f[c];
        }
        double v = (to - from) / (to - from + VOTES);
        for (int c = 0; c < classes; c++) {
            f[c] *= (1 - v) / sum;
        }
        for (int a = from; a < to; a++) {
            f[block.label[a]] += v / (to - from);
        }
    }

    private void keep(double[] f, double[] q, int from) {
        int best = best(f, q, from);
        double s = 0;
        for (int c = 0; c < classes; c++) {
            double ahead = q[from + best] - q[from + c];
            double lead = f[best] - f[c];
            if (ahead < 0 && lead > 0) {
                s = Math.max(s, ahead / (ahead - lead));
            }
        }
        if (s > 0) {
            s += (1 - s) * BEYOND;
            for (int c = 0; c < classes; c++) {
                q[from + c] += s * (f[c] - q[from + c]);
            }
        }
    }

    /** The class that f prefers; of several that are equally good the one that is believed most. */
    private int best(double[] f, double[] q, int from) {
        double most = 0;
        for (double value : f) {
            most = Math.max(most, value);
        }
        int best = -1;
        for (int c = 0; c < classes; c++) {
            if (f[c] >= most * (1 - SAME) && (best < 0 || q[from + c] > q[from + best])) {
                best = c;
            }
        }
        return best;
    }
}
