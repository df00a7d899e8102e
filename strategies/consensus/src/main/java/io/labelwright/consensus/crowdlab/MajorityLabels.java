package io.labelwright.consensus.crowdlab;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The label that most annotators gave to each item. Of several the one that models find more likely on average, then
 * the one that is more frequent among all answers, then the one given by annotators who agree more with clear
 * majorities, then the first.
 */
final class MajorityLabels {

    private final CrowdStage stage;
    private final ModelProbabilities predictions;
    private final Annotations answers;
    private final int classes;

    MajorityLabels(CrowdStage stage, ModelProbabilities predictions) {
        this.stage = stage;
        this.predictions = predictions;
        this.answers = stage.answers();
        this.classes = stage.classes();
    }

    /** Class by item; -1 where there are no answers. */
    short[] labels() {
        var labels = new short[answers.items()];
        Arrays.fill(labels, (short) -1);
        int annotators = answers.annotatorCount();
        Totals frequencies = stage.execution()
                .total(answers.blocks(), new Shape(classes, 0), answers.answers(), (block, into) -> {
                    for (int a = 0; a < block.answers(); a++) {
                        into.cells[block.label[a]]++;
                    }
                });
        Totals agreement = stage.execution()
                .total(answers.blocks(), Shape.of(2L * annotators, 0), answers.answers(), (block, into) -> {
                    var votes = new int[classes];
                    for (int i = 0; i < block.items; i++) {
                        int clear = clear(block, i, votes);
                        for (int a = block.start[i]; a < block.start[i + 1] && clear >= 0; a++) {
                            into.cells[2 * block.annotator[a]]++;
                            into.cells[2 * block.annotator[a] + 1] += block.label[a] == clear ? 1 : 0;
                        }
                    }
                });
        double[] quality = quality(agreement, annotators, stage.history());
        stage.execution().total(answers.blocks(), new Shape(0, 0), 1, (block, into) -> {
            var votes = new int[classes];
            for (int i = 0; i < block.items; i++) {
                if (block.start[i] < block.start[i + 1]) {
                    labels[block.firstItem + i] = label(block, i, votes, frequencies, quality);
                }
            }
        });
        return labels;
    }

    /**
     * Share of the answers of each annotator that follow a clear majority, or were right before; the mean of others
     * where there is none.
     */
    private static double[] quality(Totals agreement, int annotators, @Nullable AnnotatorHistory history) {
        double[] right = history == null ? new double[annotators] : history.right();
        double[] answers = history == null ? new double[annotators] : history.answers();
        var quality = new double[annotators];
        double sum = 0;
        int known = 0;
        for (int w = 0; w < annotators; w++) {
            double judged = agreement.count(2 * w) + answers[w];
            quality[w] = judged == 0 ? Double.NaN : (agreement.count(2 * w + 1) + right[w]) / judged;
            if (judged > 0) {
                sum += quality[w];
                known++;
            }
        }
        for (int w = 0; w < annotators; w++) {
            if (Double.isNaN(quality[w])) {
                quality[w] = known == 0 ? 1 : sum / known;
            }
        }
        return quality;
    }

    /** The class that alone has most votes, or is known; else -1. */
    private int clear(AnnotationBlock block, int item, int[] votes) {
        if (block.start[item] == block.start[item + 1]) {
            return -1;
        }
        if (block.known[item] >= 0) {
            return block.known[item];
        }
        int best = count(block, item, votes);
        for (int k = best + 1; k < classes; k++) {
            if (votes[k] == votes[best]) {
                return -1;
            }
        }
        return best;
    }

    /** Counts votes; returns the first class with the most. */
    private int count(AnnotationBlock block, int item, int[] votes) {
        Arrays.fill(votes, 0);
        for (int a = block.start[item]; a < block.start[item + 1]; a++) {
            votes[block.label[a]]++;
        }
        int best = 0;
        for (int k = 1; k < classes; k++) {
            best = votes[k] > votes[best] ? k : best;
        }
        return best;
    }

    private short label(AnnotationBlock block, int item, int[] votes, Totals frequencies, double[] quality) {
        if (block.known[item] >= 0) {
            return block.known[item];
        }
        int best = count(block, item, votes);
        for (int k = best + 1; k < classes; k++) {
            if (votes[k] == votes[best] && isBefore(block, item, k, best, frequencies, quality)) {
                best = k;
            }
        }
        return (short) best;
    }

    private boolean isBefore(AnnotationBlock block, int item, int k, int other, Totals frequencies, double[] quality) {
        double more = likelihood(block.firstItem + item, k) - likelihood(block.firstItem + item, other);
        if (more == 0) {
            more = frequencies.count(k) - frequencies.count(other);
        }
        if (more == 0) {
            more = quality(block, item, k, quality) - quality(block, item, other, quality);
        }
        return more > 0;
    }

    private double likelihood(int item, int k) {
        double sum = 0;
        int known = 0;
        for (int m = 0; m < predictions.models().size(); m++) {
            if (predictions.knows(m, item, classes)) {
                sum += predictions.probabilities()[m][item * classes + k];
                known++;
            }
        }
        return known == 0 ? 0 : sum / known;
    }

    private static double quality(AnnotationBlock block, int item, int k, double[] quality) {
        double sum = 0;
        int count = 0;
        for (int a = block.start[item]; a < block.start[item + 1]; a++) {
            if (block.label[a] == k) {
                sum += quality[block.annotator[a]];
                count++;
            }
        }
        return sum / Math.max(1, count);
    }
}
