package io.labelwright.consensus.crowdlab;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Weights from how often annotators agree with each other, and models with a consensus (section 3 of the paper).
 *
 * <pre>
 *   baseline   share of the items whose consensus is not its most frequent class: the error of who always says that
 *   annotator  w_j = 1 - (1 - agreement of j with others on the same items) / baseline
 *   model      w_m = (1 - share of items where its best class is not the consensus / baseline) sqrt(mean answers)
 *   likelihood P   = mean share of an item's annotators who give its consensus
 * </pre>
 *
 * <p>All over items with several answers, or all items where none has several; weights are at least 1e-6. Past answers
 * count as meetings with the truth, and in P as right or wrong. Who meets nobody gets the mean agreement of the others.
 * Counts are whole numbers and one fixed-point sum. Cost O(answers + items K), and the square of the answers of an
 * item.
 */
final class AgreementWeights {

    private static final double LEAST = 1e-6;

    private final CrowdStage stage;
    private final ModelProbabilities predictions;
    private final Annotations answers;
    private final int classes;
    private final double[] agreement;
    private final long several;
    private final double meanAnswers;

    AgreementWeights(CrowdStage stage, ModelProbabilities predictions) {
        this.stage = stage;
        this.predictions = predictions;
        this.answers = stage.answers();
        this.classes = stage.classes();
        int annotators = answers.annotatorCount();
        Totals totals = stage.execution()
                .total(answers.blocks(), Shape.of(2L * annotators + 2, 0), answers.answers(), this::meet);
        this.several = totals.count(2 * annotators);
        long answered = totals.count(2 * annotators + 1);
        this.meanAnswers = answered == 0 ? 0 : (double) answers.answers() / answered;
        this.agreement = agreement(totals, annotators, Math.max(1, meanAnswers - 1), stage.history());
    }

    private void meet(AnnotationBlock block, Accumulator into) {
        int annotators = answers.annotatorCount();
        var votes = new int[classes];
        for (int i = 0; i < block.items; i++) {
            int from = block.start[i];
            int to = block.start[i + 1];
            into.cells[2 * annotators] += to - from > 1 ? 1 : 0;
            into.cells[2 * annotators + 1] += to > from ? 1 : 0;
            Arrays.fill(votes, 0);
            for (int a = from; a < to; a++) {
                votes[block.label[a]]++;
            }
            for (int a = from; a < to; a++) {
                into.cells[2 * block.annotator[a]] += to - from - 1;
                into.cells[2 * block.annotator[a] + 1] += votes[block.label[a]] - 1;
            }
        }
    }

    /** A past answer meets the truth as often as one of now meets others, so that it counts the same. */
    private static double[] agreement(
            Totals totals, int annotators, double meetings, @Nullable AnnotatorHistory history) {
        double[] right = history == null ? new double[annotators] : history.right();
        double[] answers = history == null ? new double[annotators] : history.answers();
        var agreement = new double[annotators];
        double sum = 0;
        int known = 0;
        for (int w = 0; w < annotators; w++) {
            double met = totals.count(2 * w) + meetings * answers[w];
            agreement[w] = met == 0 ? Double.NaN : (totals.count(2 * w + 1) + meetings * right[w]) / met;
            if (met > 0) {
                sum += agreement[w];
                known++;
            }
        }
        for (int w = 0; w < annotators; w++) {
            if (Double.isNaN(agreement[w])) {
                agreement[w] = known == 0 ? 1 : sum / known;
            }
        }
        return agreement;
    }

    /** Weights by a consensus: class by item, -1 where there is none. */
    Weights of(short[] consensus) {
        int models = predictions.models().size();
        // By class: items; then the likelihood; then by model: items it knows, and is wrong about.
        Totals totals = stage.execution()
                .total(
                        answers.blocks(),
                        Shape.of(classes + 1L + 2L * models, 0),
                        answers.items(),
                        (block, into) -> compare(block, consensus, into));
        long items = 0;
        long most = 0;
        for (int k = 0; k < classes; k++) {
            items += totals.count(k);
            most = Math.max(most, totals.count(k));
        }
        double baseline = Math.max(LEAST, items == 0 ? 0 : (double) (items - most) / items);
        double likelihood = likelihood(items == 0 ? 1 : totals.cell(classes) / items, items * meanAnswers);
        var ofAnnotators = new double[agreement.length];
        for (int w = 0; w < ofAnnotators.length; w++) {
            ofAnnotators[w] = Math.max(LEAST, 1 - (1 - agreement[w]) / baseline);
        }
        var ofModels = new double[models];
        for (int m = 0; m < models; m++) {
            long known = totals.count(classes + 1 + 2 * m);
            double error = known == 0 ? 1 : (double) totals.count(classes + 2 + 2 * m) / known;
            ofModels[m] = Math.max(LEAST, 1 - error / baseline) * Math.sqrt(meanAnswers);
        }
        return new Weights(likelihood, ofAnnotators, ofModels);
    }

    /**
     * The share of answers that are right, now and before.
     *
     * @param now the share among these answers
     * @param answered how many they are
     */
    private double likelihood(double now, double answered) {
        AnnotatorHistory history = stage.history();
        if (history == null) {
            return now;
        }
        double right = Arrays.stream(history.right()).sum();
        double past = Arrays.stream(history.answers()).sum();
        return answered + past == 0 ? now : (now * answered + right) / (answered + past);
    }

    private void compare(AnnotationBlock block, short[] consensus, Accumulator into) {
        for (int i = 0; i < block.items; i++) {
            int from = block.start[i];
            int to = block.start[i + 1];
            int label = consensus[block.firstItem + i];
            if (label < 0 || to - from < (several > 0 ? 2 : 1)) {
                continue;
            }
            into.cells[label]++;
            int agreeing = 0;
            for (int a = from; a < to; a++) {
                agreeing += block.label[a] == label ? 1 : 0;
            }
            into.add(classes, (double) agreeing / (to - from));
            for (int m = 0; m < predictions.models().size(); m++) {
                if (predictions.knows(m, block.firstItem + i, classes)) {
                    into.cells[classes + 1 + 2 * m]++;
                    into.cells[classes + 2 + 2 * m] += best(m, block.firstItem + i) == label ? 0 : 1;
                }
            }
        }
    }

    private int best(int model, int item) {
        double[] p = predictions.probabilities()[model];
        int best = 0;
        for (int k = 1; k < classes; k++) {
            best = p[item * classes + k] > p[item * classes + best] ? k : best;
        }
        return best;
    }
}
