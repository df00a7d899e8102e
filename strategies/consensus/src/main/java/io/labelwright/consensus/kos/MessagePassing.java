package io.labelwright.consensus.kos;

import io.labelwright.consensus.crowd.Components;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import java.util.Arrays;
import java.util.List;

/**
 * One question with two answers, A = +1 and -1, by the algorithm of Karger, Oh and Shah: a power iteration on the
 * matrix of answers without what comes straight back.
 *
 * <pre>
 *   x[i to w] = sum over annotators v of i, v not w, of A[i][v] y[v to i]
 *   y[w to i] = sum over items j of w, j not i, of A[j][w] x[j to w]
 *   evidence  = sum over annotators w of i of A[i][w] y[w to i]
 * </pre>
 *
 * <p>Messages start at 1, the mean of the random start of the paper; after some rounds nothing of the start is left.
 * They are scaled so that the greatest sum of an annotator is 1, for each group of annotators by itself
 * ({@link Components}), because messages of different groups grow at different rates. Where most of a group's answers
 * speak against the evidence, it is turned round. An item that is known sends what it would if all that answered it
 * were believed in full.
 *
 * <p>Sums are doubles, taken in the order of items: messages span more orders of magnitude than a fixed point does. So
 * the iteration is one thread's: one pass over the answers a round, O(answers rounds).
 */
final class MessagePassing {

    private final Annotations answers;
    private final Components components;
    private final int maxIterations;
    private final double tolerance;

    /** Rounds of the last question. */
    private int iterations;

    private boolean converged;

    MessagePassing(Annotations answers, Components components, int maxIterations, double tolerance) {
        this.answers = answers;
        this.components = components;
        this.maxIterations = maxIterations;
        this.tolerance = tolerance;
    }

    int iterations() {
        return iterations;
    }

    boolean converged() {
        return converged;
    }

    /**
     * Answers a question.
     *
     * @param yes which classes are +1
     * @return of each item the evidence for yes divided by what it would be if all agreed, in [-1, 1]; NaN where there
     *     is no evidence: items without answers, or whose annotators share no other item
     */
    double[] solve(boolean[] yes, StageContext context) {
        List<AnnotationBlock> blocks = answers.blocks();
        var message = new double[blocks.size()][];
        for (int b = 0; b < message.length; b++) {
            message[b] = new double[blocks.get(b).answers()];
        }
        // y = sum - message; both so that the first y is 1.
        var sum = new double[answers.annotatorCount()];
        Arrays.fill(sum, 1);
        converged = false;
        for (iterations = 0; iterations < maxIterations && !converged; iterations++) {
            var next = new double[sum.length];
            for (int b = 0; b < message.length; b++) {
                context.checkCancelled();
                round(blocks.get(b), yes, message[b], sum, next);
            }
            double[] scale = scales(next);
            double change = 0;
            for (int w = 0; w < next.length; w++) {
                next[w] *= scale[components.of()[w]];
                change = Math.max(change, Math.abs(next[w] - sum[w]));
            }
            for (int b = 0; b < message.length; b++) {
                rescale(blocks.get(b), message[b], scale);
            }
            converged = change < tolerance;
            sum = next;
        }
        return evidence(yes, message, sum);
    }

    /** Turns the messages A x of the round before into those of this one, and adds them up by annotator. */
    private static void round(AnnotationBlock block, boolean[] yes, double[] message, double[] sum, double[] next) {
        int[] annotator = block.annotator;
        short[] label = block.label;
        for (int i = 0; i < block.items; i++) {
            int from = block.start[i];
            int to = block.start[i + 1];
            int known = block.known[i];
            double all = 0;
            for (int a = from; a < to; a++) {
                double y = sum[annotator[a]] - message[a];
                double signed = yes[label[a]] ? y : -y;
                message[a] = signed;
                all += signed;
            }
            for (int a = from; a < to; a++) {
                double x = known < 0 ? all - message[a] : yes[known] ? to - from : from - to;
                double signed = yes[label[a]] ? x : -x;
                message[a] = signed;
                next[annotator[a]] += signed;
            }
        }
    }

    private double[] scales(double[] sum) {
        var greatest = new double[components.count()];
        for (int w = 0; w < sum.length; w++) {
            int c = components.of()[w];
            greatest[c] = Math.max(greatest[c], Math.abs(sum[w]));
        }
        for (int c = 0; c < greatest.length; c++) {
            greatest[c] = greatest[c] == 0 ? 1 : 1 / greatest[c];
        }
        return greatest;
    }

    private void rescale(AnnotationBlock block, double[] message, double[] scale) {
        int[] component = components.of();
        for (int a = 0; a < message.length; a++) {
            message[a] *= scale[component[block.annotator[a]]];
        }
    }

    private double[] evidence(boolean[] yes, double[][] message, double[] sum) {
        var evidence = new double[answers.items()];
        Arrays.fill(evidence, Double.NaN);
        var agreement = new double[components.count()];
        for (int b = 0; b < message.length; b++) {
            AnnotationBlock block = answers.blocks().get(b);
            for (int i = 0; i < block.items; i++) {
                double all = 0;
                double most = 0;
                double votes = 0;
                for (int a = block.start[i]; a < block.start[i + 1]; a++) {
                    double y = sum[block.annotator[a]] - message[b][a];
                    double sign = yes[block.label[a]] ? 1 : -1;
                    all += sign * y;
                    most += Math.abs(y);
                    votes += sign;
                }
                if (most > 0) {
                    evidence[block.firstItem + i] = all / most;
                    agreement[components.of()[block.annotator[block.start[i]]]] += votes * all / most;
                }
            }
        }
        turn(evidence, agreement);
        return evidence;
    }

    private void turn(double[] evidence, double[] agreement) {
        for (AnnotationBlock block : answers.blocks()) {
            for (int i = 0; i < block.items; i++) {
                int from = block.start[i];
                if (from < block.start[i + 1] && agreement[components.of()[block.annotator[from]]] < 0) {
                    evidence[block.firstItem + i] = -evidence[block.firstItem + i];
                }
            }
        }
    }
}
