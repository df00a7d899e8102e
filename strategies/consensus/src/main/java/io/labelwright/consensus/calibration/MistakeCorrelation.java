package io.labelwright.consensus.calibration;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;

/**
 * How much mistakes at the same item go together: the intraclass correlation by moments, where the class of an item is
 * what is believed of it.
 *
 * <pre>
 *   p[w][k] = (wrong[w][k] + 8 m[w][k]) / (answers[w][k] + 8)       annotator w errs at an item of class k
 *   m[w][k] = min(0.95, f[w] e[k])                                  the crowd's e, as much more as w errs in all
 *   x = 1 for a wrong answer, else 0,  r = x - p,  v = sqrt(p (1 - p))
 *   rho = sum over items, k of q[k] sum over pairs of r r' / (10 + the same of v v')
 * </pre>
 *
 * <p>0 where mistakes are independent, greater where some items mislead everybody. Beliefs that are made of the same
 * answers explain a part of it away, more so where items have few answers: with three an item next to nothing is left
 * to see. The ten in the denominator keep crowds of a few dozen pairs near 0. Cost O(answers K), sums are exact.
 */
final class MistakeCorrelation {

    private static final double STRENGTH = 8;
    private static final double RIGHT = 4;
    private static final double WRONG = 1;
    private static final double MOST_WRONG = 0.95;
    private static final double INDEPENDENT = 10;

    /** Residuals of one item are added up in these units, so that the order of its answers does not matter. */
    private static final double UNIT = 0x1p40;

    private static final long ONE = (long) UNIT;
    private static final int MOMENTS = 4;

    private final int classes;
    private final BlockBeliefs beliefs;
    /** Of annotator w and class k in units, at {@code (w * K + k) * 4}: p, p^2, v, v^2. */
    private final long[] moments;

    private MistakeCorrelation(Annotations answers, int classes, BlockBeliefs beliefs, Execution execution) {
        this.classes = classes;
        this.beliefs = beliefs;
        this.moments = moments(counts(answers, execution), answers.annotatorCount());
    }

    /** Between -1 and 1; 0 when no item has two answers. */
    static double of(Annotations answers, int classes, BlockBeliefs beliefs, Execution execution) {
        var correlation = new MistakeCorrelation(answers, classes, beliefs, execution);
        long pairs = 0;
        for (AnnotationBlock block : answers.blocks()) {
            for (int item = 0; item < block.items; item++) {
                long n = (long) block.start[item + 1] - block.start[item];
                pairs += n * n;
            }
        }
        Totals totals = execution.total(answers.blocks(), new Shape(2, 0), pairs, correlation::pairs);
        return totals.cell(0) / (INDEPENDENT + totals.cell(1));
    }

    /** Expected answers at {@code (w * K + k) * 2}, right ones after them. */
    private Totals counts(Annotations answers, Execution execution) {
        Shape shape = Shape.of(2L * answers.annotatorCount() * classes, 0);
        return execution.total(answers.blocks(), shape, answers.answers(), (block, into) -> {
            double[] q = believed(block);
            for (int item = 0; item < block.items; item++) {
                for (int a = block.start[item]; a < block.start[item + 1]; a++) {
                    int row = block.annotator[a] * classes * 2;
                    for (int c = 0; c < classes; c++) {
                        into.add(row + 2 * c, q[item * classes + c]);
                    }
                    into.add(row + 2 * block.label[a] + 1, q[item * classes + block.label[a]]);
                }
            }
        });
    }

    private double[] believed(AnnotationBlock block) {
        var q = new double[block.items * classes];
        beliefs.fill(block, q);
        return q;
    }

    private long[] moments(Totals counts, int annotators) {
        var crowd = new double[classes];
        for (int c = 0; c < classes; c++) {
            double all = 0;
            double right = 0;
            for (int w = 0; w < annotators; w++) {
                all += counts.cell((w * classes + c) * 2);
                right += counts.cell((w * classes + c) * 2 + 1);
            }
            crowd[c] = (all - right + WRONG) / (all + RIGHT + WRONG);
        }
        var moments = new long[annotators * classes * MOMENTS];
        for (int w = 0; w < annotators; w++) {
            double errors = 1;
            double expected = 1;
            for (int at = w * classes; at < (w + 1) * classes; at++) {
                errors += counts.cell(2 * at) - counts.cell(2 * at + 1);
                expected += counts.cell(2 * at) * crowd[at - w * classes];
            }
            for (int at = w * classes; at < (w + 1) * classes; at++) {
                double usual = Math.min(MOST_WRONG, errors / expected * crowd[at - w * classes]);
                double found = counts.cell(2 * at) - counts.cell(2 * at + 1);
                double p = (found + STRENGTH * usual) / (counts.cell(2 * at) + STRENGTH);
                moments[MOMENTS * at] = Math.round(p * UNIT);
                moments[MOMENTS * at + 1] = Math.round(p * p * UNIT);
                moments[MOMENTS * at + 2] = Math.round(Math.sqrt(p * (1 - p)) * UNIT);
                moments[MOMENTS * at + 3] = Math.round(p * (1 - p) * UNIT);
            }
        }
        return moments;
    }

    private void pairs(AnnotationBlock block, Accumulator into) {
        double[] q = believed(block);
        for (int item = 0; item < block.items; item++) {
            for (int c = 0; c < classes; c++) {
                double believed = q[item * classes + c];
                if (believed > 0 && block.start[item + 1] - block.start[item] > 1) {
                    pairs(block, item, c, believed, into);
                }
            }
        }
    }

    private void pairs(AnnotationBlock block, int item, int truth, double believed, Accumulator into) {
        long residuals = 0;
        long ofOne = 0;
        long deviations = 0;
        long variances = 0;
        for (int a = block.start[item]; a < block.start[item + 1]; a++) {
            int at = (block.annotator[a] * classes + truth) * MOMENTS;
            long p = moments[at];
            boolean right = block.label[a] == truth;
            residuals += right ? -p : ONE - p;
            ofOne += moments[at + 1] + (right ? 0 : ONE - 2 * p);
            deviations += moments[at + 2];
            variances += moments[at + 3];
        }
        into.add(0, believed * (squared(residuals) - ofOne / UNIT));
        into.add(1, believed * (squared(deviations) - variances / UNIT));
    }

    private static double squared(long sum) {
        return sum / UNIT * (sum / UNIT);
    }
}
