package io.labelwright.consensus.calibration;

import io.labelwright.math.function.PortableLog;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Execution;

/**
 * Beliefs as weak as they should be where answers are not independent: n answers whose mistakes correlate by r tell as
 * much as n / (1 + r (n - 1)) independent ones (the design effect of Kish, Survey sampling, 1965), so that
 *
 * <pre>
 *   q[k] = z[k]^power / sum,  power = 1 / (1 + r (n - 1)),  r = 0.15 + 2 rho, at least 0 and at most 1
 * </pre>
 *
 * <p>with the correlation rho that is left in the answers given the beliefs, twice because beliefs explain a part of it
 * away, and a share that no answers show: mistakes that a whole crowd makes look like truth. The order of the classes
 * of an item stays as it is. How the constants were found is written in {@code docs/research/auto-consensus.md}.
 *
 * @param correlation rho of the answers given the beliefs, between -1 and 1
 */
public record Tempering(double correlation) {

    private static final double UNSEEN = 0.15;
    private static final double SEEN = 2;

    /**
     * Learns the correlation from all answers.
     *
     * @param classes K
     * @param beliefs what is believed of the items of these answers; asked twice a block
     */
    public static Tempering of(Annotations answers, int classes, BlockBeliefs beliefs, Execution execution) {
        return new Tempering(MistakeCorrelation.of(answers, classes, beliefs, execution));
    }

    /** What beliefs in an item with so many answers are raised to, above 0 and at most 1. */
    public double power(int answers) {
        double r = Math.max(0, Math.min(1, UNSEEN + SEEN * correlation));
        return 1 / (1 + r * Math.max(0, answers - 1));
    }

    /** Tempers the beliefs of all items of a block; those of items of known truth stay. */
    public void temper(AnnotationBlock block, int classes, double[] q) {
        for (int item = 0; item < block.items; item++) {
            if (block.known[item] < 0) {
                temper(block.start[item + 1] - block.start[item], q, item * classes, classes);
            }
        }
    }

    /**
     * Tempers the beliefs of one item, which need not sum to 1 before.
     *
     * @param answers how many answers it has
     * @param q its probabilities from {@code from} on
     */
    public void temper(int answers, double[] q, int from, int classes) {
        double power = power(answers);
        double most = 0;
        for (int at = from; at < from + classes; at++) {
            most = Math.max(most, q[at]);
        }
        if (most == 0) {
            return;
        }
        double sum = 0;
        for (int at = from; at < from + classes; at++) {
            q[at] = q[at] <= 0 ? 0 : StrictMath.exp(power * PortableLog.log(q[at] / most));
            sum += q[at];
        }
        for (int at = from; at < from + classes; at++) {
            q[at] /= sum;
        }
    }
}
