package io.labelwright.consensus.labelmodel;

import io.labelwright.math.function.PortableLog;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.Arrays;

/**
 * Learns, for functions that depend on each other, how one answers given the truth and the answer of another: the
 * junction tree of {@link Links}, with the parameters of single functions held as the method learned them.
 *
 * <pre>
 *   believe  q_i(y)      posterior of item i; at first an answer that has a parent tells nothing
 *   count    n(k, l, y)  = sum of q_i(y) over items that the parent answers by k and the child by l, or not at all
 *   learn    C(l | k, y) = (n(k, l, y) + P(l | k)) / (n(k, y) + 1),   P(l | k) as answered, whatever the truth
 * </pre>
 *
 * <p>until no C changes by {@code 1e-4}: expectation and maximisation of the likelihood. One prior answer says that the
 * child adds nothing, which is exactly so for a copy: its C is 1. For functions that are independent after all, C comes
 * near what the child says alone, so a pair that is found wrongly costs little. Cost O(answers (K + answers of an
 * item)) an iteration, and K² (K + 1) numbers for each pair of a group.
 */
final class LinkedAnswers {

    private static final int MOST_ITERATIONS = 50;
    private static final double CLOSE = 1e-4;
    private static final int MOST_CELLS = 1 << 24;
    private static final double PRIOR = 1;

    private final Links links;
    private final int functions;
    private final int classes;
    private final FunctionModel alone;

    private LinkedAnswers(Links links, int functions, FunctionModel alone) {
        this.links = links;
        this.functions = functions;
        this.classes = alone.logPriors().length;
        this.alone = alone;
        if (cells() > MOST_CELLS) {
            throw new LabelingException(
                    StandardError.MEMORY,
                    null,
                    "dependent functions make " + links.pairs() + " pairs in their groups, expected at most "
                            + MOST_CELLS / (cells() / links.pairs()) + " with " + classes + " classes",
                    "raise dependency_threshold, or name fewer functions in dependent");
        }
    }

    /** The model with what answers say beyond others that they depend on. */
    static FunctionModel learn(
            Annotations answers,
            Overlaps overlaps,
            Dependencies dependencies,
            FunctionModel alone,
            Execution execution,
            Runnable checkCancelled) {
        var ordered = new int[dependencies.groups()][];
        for (int of = 0; of < ordered.length; of++) {
            ordered[of] = dependencies.ordered(of, overlaps, alone.accuracy());
        }
        var links = new Links(overlaps.functions(), dependencies, ordered);
        return new LinkedAnswers(links, overlaps.functions(), alone).fit(answers, execution, checkCancelled);
    }

    private long cells() {
        return (long) links.pairs() * classes * (classes + 1) * classes;
    }

    private FunctionModel fit(Annotations answers, Execution execution, Runnable checkCancelled) {
        var beyond = new double[links.pairs() * classes * classes * classes];
        var shares = new double[(int) cells()];
        FunctionModel model = alone.with(links, beyond);
        double change = 1;
        for (int iteration = 0; iteration < MOST_ITERATIONS && change > CLOSE; iteration++) {
            checkCancelled.run();
            FunctionModel believed = model;
            Totals totals = execution.total(
                    answers.blocks(),
                    Shape.of(cells(), 0),
                    answers.answers() + answers.items(),
                    (block, into) -> count(block, believed, into));
            double[] next = shares(totals);
            change = 0;
            for (int at = 0; at < next.length; at++) {
                change = Math.max(change, Math.abs(next[at] - shares[at]));
            }
            shares = next;
            model = alone.with(links, beyond(shares));
        }
        return model;
    }

    private void count(AnnotationBlock block, FunctionModel model, Accumulator into) {
        var q = new double[block.items * classes];
        model.posteriors(block, q);
        var firstOf = new int[functions];
        Arrays.fill(firstOf, -1);
        for (int i = 0; i < block.items; i++) {
            int known = block.known[i];
            for (int y = 0; y < classes && known >= 0; y++) {
                q[i * classes + y] = y == known ? 1 : 0;
            }
            int from = block.start[i];
            int to = block.start[i + 1];
            for (int a = to - 1; a >= from; a--) {
                firstOf[block.annotator[a]] = a;
            }
            for (int a = from; a < to; a++) {
                for (int child : links.behind(block.annotator[a])) {
                    if (firstOf[child] < 0) {
                        int pair = links.pair(block.annotator[a], child);
                        add(pair, block.label[a], classes, q, i * classes, into);
                    } else if (firstOf[block.annotator[a]] == a) {
                        count(block, a, firstOf[child], to, q, i * classes, into);
                    }
                }
            }
            for (int a = from; a < to; a++) {
                firstOf[block.annotator[a]] = -1;
            }
        }
    }

    /** Counts what a function says beside another, by the first answer of each. */
    private void count(AnnotationBlock block, int parent, int child, int to, double[] q, int at, Accumulator into) {
        int pair = links.pair(block.annotator[parent], block.annotator[child]);
        for (int a = child; a < to && block.annotator[a] == block.annotator[child]; a++) {
            int match = Links.match(block, parent, to, block.label[a]);
            if (match >= 0) {
                add(pair, block.label[match], block.label[a], q, at, into);
            }
        }
    }

    private void add(int pair, int k, int l, double[] q, int at, Accumulator into) {
        int row = ((pair * classes + k) * (classes + 1) + l) * classes;
        for (int y = 0; y < classes; y++) {
            into.add(row + y, q[at + y]);
        }
    }

    /** C at {@code ((pair * K + k) * (K + 1) + l) * K + y}, silence being l = K. */
    private double[] shares(Totals totals) {
        int outcomes = classes + 1;
        var shares = new double[(int) cells()];
        // Where a class is weighed against the rest, only the answers of functions tell, not whether they answer.
        int counted = alone.against() ? classes : outcomes;
        for (int row = 0; row < shares.length; row += outcomes * classes) {
            var truth = new double[classes];
            var said = new double[counted];
            double all = 0;
            for (int l = 0; l < counted; l++) {
                for (int y = 0; y < classes; y++) {
                    double n = totals.cell(row + l * classes + y);
                    truth[y] += n;
                    said[l] += n;
                    all += n;
                }
            }
            for (int l = 0; l < counted; l++) {
                // What was never said together stays 0, and is never asked for.
                for (int y = 0; y < classes && said[l] > 0; y++) {
                    double n = totals.cell(row + l * classes + y);
                    double rest = alone.against() ? said[l] - n : 0;
                    double given = (n + PRIOR * said[l] / all) / (truth[y] + PRIOR);
                    double without = (rest + PRIOR * said[l] / all) / (all - truth[y] + PRIOR);
                    shares[row + l * classes + y] = alone.against() ? given / without : given;
                }
            }
        }
        return shares;
    }

    /** Logarithms of what answers multiply the weights of classes by, at {@code ((pair * K + k) * K + l) * K + y}. */
    private double[] beyond(double[] shares) {
        var beyond = new double[links.pairs() * classes * classes * classes];
        int block = classes * classes;
        for (int row = 0; row < links.pairs() * classes; row++) {
            for (int at = 0; at < block; at++) {
                double share = shares[row * (block + classes) + at];
                beyond[row * block + at] = share > 0 ? PortableLog.log(share) : 0;
            }
        }
        return beyond;
    }
}
