package io.labelwright.consensus.crowd;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.math.function.PortableLog;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How often annotators are right on items that are known, now and before.
 *
 * @param right right answers to known items, by annotator
 * @param judged answers to known items, by annotator
 */
public record GoldAccuracy(double[] right, double[] judged) {

    /** Answers of the crowd's accuracy that everybody gets, as one can't tell much from a few. */
    private static final double STRENGTH = 4;

    /** Counts, in one pass. */
    public static GoldAccuracy of(Annotations answers, @Nullable AnnotatorHistory history, Execution execution) {
        int n = answers.annotatorCount();
        Totals totals = execution.total(answers.blocks(), Shape.of(2L * n, 0), answers.answers(), (block, into) -> {
            for (int i = 0; i < block.items; i++) {
                int known = block.known[i];
                for (int a = block.start[i]; a < block.start[i + 1] && known >= 0; a++) {
                    into.cells[n + block.annotator[a]]++;
                    if (block.label[a] == known) {
                        into.cells[block.annotator[a]]++;
                    }
                }
            }
        });
        double[] right = history == null ? new double[n] : history.right();
        double[] judged = history == null ? new double[n] : history.answers();
        for (int w = 0; w < n; w++) {
            right[w] += totals.count(w);
            judged[w] += totals.count(n + w);
        }
        return new GoldAccuracy(right, judged);
    }

    /** How many answers gold judged. */
    public double allJudged() {
        return Arrays.stream(judged).sum();
    }

    /**
     * Logarithm of the odds of the answered class over another one, for annotators whose errors go in all directions
     * alike: the weights of the best weighted vote (Nitzan and Paroush, 1982).
     */
    public double[] logOdds(int classes) {
        double all = Arrays.stream(right).sum();
        // As if gold had seen K more right answers and a wrong one: better than chance before it has seen any.
        double mean = (all + classes) / (allJudged() + classes + 1);
        var odds = new double[right.length];
        for (int w = 0; w < odds.length; w++) {
            double accuracy = (right[w] + STRENGTH * mean) / (judged[w] + STRENGTH);
            odds[w] = PortableLog.log((classes - 1) * accuracy / (1 - accuracy));
        }
        return odds;
    }
}
