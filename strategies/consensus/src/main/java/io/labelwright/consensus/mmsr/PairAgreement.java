package io.labelwright.consensus.mmsr;

import io.labelwright.spi.StageContext;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.Arrays;

/**
 * How often pairs of annotators agree, in compressed rows: the partners of annotator w are at positions
 * {@code start[w]} to {@code start[w + 1]}, ascending. Partners are those with an item in common. Counting takes O(sum
 * over items of the squared number of answers), row by row, so that memory is that of the pairs there are.
 *
 * @param start where each annotator's partners start
 * @param partner the other annotator
 * @param covariance agreement above chance, {@code (K agreement - 1) / (K - 1)}, in [-1/(K-1), 1]
 * @param common how many pairs of answers to the same item there are
 */
record PairAgreement(int[] start, int[] partner, double[] covariance, int[] common) {

    /** Beyond this the count takes more than about a minute. */
    private static final long MOST_COMPARISONS = 1L << 34;

    private static final int MOST_PAIRS = 1 << 28;

    /** Counts; an item that is known agrees with nobody and is not looked at apart. */
    static PairAgreement of(Annotations answers, StageContext context) {
        long comparisons = 0;
        int n = answers.annotatorCount();
        var from = new int[n + 1];
        for (AnnotationBlock block : answers.blocks()) {
            for (int i = 0; i < block.items; i++) {
                long answered = (long) block.start[i + 1] - block.start[i];
                comparisons += answered * answered;
            }
            for (int a = 0; a < block.answers(); a++) {
                from[block.annotator[a] + 1]++;
            }
        }
        if (comparisons > MOST_COMPARISONS || answers.answers() > Integer.MAX_VALUE - 16) {
            throw tooLarge(comparisons + " pairs of answers to one item");
        }
        for (int w = 0; w < n; w++) {
            from[w + 1] += from[w];
        }
        return new Counter(answers, from).count(context);
    }

    private static LabelingException tooLarge(String what) {
        return new LabelingException(Problem.error(
                StandardError.MEMORY,
                null,
                "consensus/m-msr compares annotators in pairs, and there are " + what,
                "use a method whose cost grows with the answers alone, such as consensus/one-coin"));
    }

    int annotators() {
        return start.length - 1;
    }

    int partners(int annotator) {
        return start[annotator + 1] - start[annotator];
    }

    /** Counts one annotator after the other. */
    private static final class Counter {

        private final Annotations answers;
        private final int[] from;
        private final int[] blockOf;
        private final int[] itemOf;
        private final short[] labelOf;
        private final int[] common;
        private final int[] agree;
        private int[] touched = new int[16];
        private int[] partner = new int[1024];
        private double[] covariance = new double[1024];
        private int[] counts = new int[1024];
        private int size;

        Counter(Annotations answers, int[] from) {
            this.answers = answers;
            this.from = from;
            int n = answers.annotatorCount();
            int all = from[n];
            this.blockOf = new int[all];
            this.itemOf = new int[all];
            this.labelOf = new short[all];
            this.common = new int[n];
            this.agree = new int[n];
            int[] next = from.clone();
            for (int b = 0; b < answers.blocks().size(); b++) {
                AnnotationBlock block = answers.blocks().get(b);
                for (int i = 0; i < block.items; i++) {
                    for (int a = block.start[i]; a < block.start[i + 1]; a++) {
                        int at = next[block.annotator[a]]++;
                        blockOf[at] = b;
                        itemOf[at] = i;
                        labelOf[at] = block.label[a];
                    }
                }
            }
        }

        PairAgreement count(StageContext context) {
            int n = common.length;
            var start = new int[n + 1];
            for (int w = 0; w < n; w++) {
                if (w % 256 == 0) {
                    context.checkCancelled();
                }
                row(w);
                start[w + 1] = size;
            }
            return new PairAgreement(
                    start, Arrays.copyOf(partner, size), Arrays.copyOf(covariance, size), Arrays.copyOf(counts, size));
        }

        private void row(int w) {
            int met = 0;
            for (int at = from[w]; at < from[w + 1]; at++) {
                AnnotationBlock block = answers.blocks().get(blockOf[at]);
                int i = itemOf[at];
                for (int a = block.start[i]; a < block.start[i + 1]; a++) {
                    int other = block.annotator[a];
                    if (other == w) {
                        continue;
                    }
                    if (common[other] == 0) {
                        if (met == touched.length) {
                            touched = Arrays.copyOf(touched, 2 * met);
                        }
                        touched[met++] = other;
                    }
                    common[other]++;
                    agree[other] += block.label[a] == labelOf[at] ? 1 : 0;
                }
            }
            Arrays.sort(touched, 0, met);
            grow(met);
            int k = answers.classes();
            for (int m = 0; m < met; m++) {
                int other = touched[m];
                partner[size] = other;
                covariance[size] = ((double) k * agree[other] / common[other] - 1) / (k - 1);
                counts[size] = common[other];
                size++;
                common[other] = 0;
                agree[other] = 0;
            }
        }

        private void grow(int by) {
            if (size + (long) by > MOST_PAIRS) {
                throw tooLarge("more than " + MOST_PAIRS + " pairs of annotators");
            }
            if (size + by > partner.length) {
                int longer = (int) Math.min(MOST_PAIRS, Math.max(size + (long) by, 2L * partner.length));
                partner = Arrays.copyOf(partner, longer);
                covariance = Arrays.copyOf(covariance, longer);
                counts = Arrays.copyOf(counts, longer);
            }
        }
    }
}
