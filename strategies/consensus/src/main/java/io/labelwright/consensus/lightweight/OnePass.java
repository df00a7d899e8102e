package io.labelwright.consensus.lightweight;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.consensus.Tie;
import io.labelwright.spi.table.Dictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass of light-weight aggregation (Yang, Zhao, Bai, Liu, Li). Each annotator has a Beta(alpha, beta) belief in his
 * accuracy, of which the mode a is used. Items are looked at one after the other:
 *
 * <pre>
 *   winner   = class with the greatest sum of a over its answers
 *   right[w] += 1 if w answered the winner;  answers[w] += 1;  a[w] = right[w] / answers[w]
 * </pre>
 *
 * <p>starting from right = alpha - 1 and answers = alpha + beta - 2, and what the annotator answered before. Classes
 * whose sums are equal share the win, unless the first has it by {@link Tie#FIRST_CLASS}; a known item is won by its
 * class. What comes later changes nothing of what was decided before, so the pass works on a stream, needs
 * O(annotators) memory beside the answers, and is a chain that can't be cut: one thread, O(answers + items K).
 *
 * @param accuracy of each annotator after the last item
 * @param weights per block and answer, the weight that the answer had when its item was looked at
 */
public record OnePass(double[] accuracy, List<double[]> weights) {

    private static final double SAME = 1e-9;
    private static final int ITEMS_BETWEEN_CHECKS = 1 << 15;

    /**
     * Looks at all items.
     *
     * @param answers with at least one class
     * @param history what annotators answered before; null when it does not count
     * @param ids of the items
     */
    public static OnePass over(
            Annotations answers,
            @Nullable AnnotatorHistory history,
            Dictionary ids,
            StageContext context,
            double alpha,
            double beta,
            Order order,
            Tie tie) {
        int[] items = null;
        if (order == Order.SHUFFLED) {
            items = ItemOrder.shuffled(ids, SeededRandom.of(context.seed()).stream("order of items"));
        }
        var pass = new Pass(answers, history, alpha, beta, tie);
        for (int at = 0; at < answers.items(); at++) {
            if (at % ITEMS_BETWEEN_CHECKS == 0) {
                context.checkCancelled();
                context.progress((double) at / answers.items(), "items looked at");
            }
            pass.look(items == null ? at : items[at]);
        }
        return new OnePass(pass.accuracy, pass.weights);
    }

    /** Where the pass is. */
    private static final class Pass {

        private final List<AnnotationBlock> blocks;
        private final List<double[]> weights = new ArrayList<>();
        private final double[] right;
        private final double[] answered;
        private final double[] accuracy;
        private final double[] sum;
        private final Tie tie;
        private int current;

        Pass(Annotations answers, @Nullable AnnotatorHistory history, double alpha, double beta, Tie tie) {
            this.blocks = answers.blocks();
            for (AnnotationBlock block : blocks) {
                weights.add(new double[block.answers()]);
            }
            int w = answers.annotatorCount();
            this.right = new double[w];
            this.answered = new double[w];
            this.accuracy = new double[w];
            Arrays.fill(right, alpha - 1);
            Arrays.fill(answered, alpha + beta - 2);
            Arrays.fill(accuracy, (alpha - 1) / (alpha + beta - 2));
            if (history != null) {
                double[] pastRight = history.right();
                double[] pastAnswers = history.answers();
                for (int i = 0; i < w; i++) {
                    right[i] += pastRight[i];
                    answered[i] += pastAnswers[i];
                    accuracy[i] = right[i] / answered[i];
                }
            }
            this.sum = new double[answers.classes()];
            this.tie = tie;
        }

        void look(int item) {
            AnnotationBlock block = blockOf(item);
            int i = item - block.firstItem;
            int from = block.start[i];
            int to = block.start[i + 1];
            if (from == to) {
                return;
            }
            double[] used = weights.get(current);
            Arrays.fill(sum, 0);
            for (int a = from; a < to; a++) {
                double weight = accuracy[block.annotator[a]];
                used[a] = weight;
                sum[block.label[a]] += weight;
            }
            double limit = limit(block.known[i]);
            int tied = 0;
            for (double s : sum) {
                tied += s >= limit ? 1 : 0;
            }
            double credit = 1.0 / tied;
            for (int a = from; a < to; a++) {
                int w = block.annotator[a];
                if (sum[block.label[a]] >= limit) {
                    right[w] += credit;
                }
                answered[w]++;
            }
            for (int a = from; a < to; a++) {
                int w = block.annotator[a];
                accuracy[w] = right[w] / answered[w];
            }
        }

        /** From which sum on a class has won; sums of those that shall not are lowered. */
        private double limit(int known) {
            if (known >= 0) {
                Arrays.fill(sum, 0);
                sum[known] = 1;
                return 1;
            }
            double max = 0;
            for (double s : sum) {
                max = Math.max(max, s);
            }
            double limit = max - SAME * max;
            if (tie == Tie.FIRST_CLASS) {
                boolean won = false;
                for (int c = 0; c < sum.length; c++) {
                    boolean reaches = sum[c] >= limit;
                    if (reaches && won) {
                        sum[c] = -1;
                    }
                    won |= reaches;
                }
            }
            return limit;
        }

        private AnnotationBlock blockOf(int item) {
            AnnotationBlock block = blocks.get(current);
            if (item >= block.firstItem && item < block.firstItem + block.items) {
                return block;
            }
            int from = 0;
            int to = blocks.size() - 1;
            while (from < to) {
                int middle = (from + to + 1) >>> 1;
                if (blocks.get(middle).firstItem <= item) {
                    from = middle;
                } else {
                    to = middle - 1;
                }
            }
            current = from;
            return blocks.get(from);
        }
    }
}
