package io.labelwright.consensus.annotator;

import io.labelwright.consensus.product.ItemBatch;
import io.labelwright.consensus.product.RowCounts;
import io.labelwright.math.interval.Interval;
import io.labelwright.math.interval.WilsonInterval;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Rows;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code annotators} and {@code confusion} of a consensus stage. In every method {@code agreement} is the
 * share of an annotator's answers that equal the decided label, over labelled items. Methods that model annotators add
 * {@code accuracy}, the expected share of right answers with its 95 % Wilson interval, and the spammer score of Raykar
 * and Yu (Eliminating spammers and ranking annotators, JMLR 13, 2012): 0 when answers do not depend on the truth, 1
 * when they follow it perfectly.
 *
 * <p>With a history ({@link AnnotatorHistory}) accuracy, its interval, the spammer score and the confusion matrix are
 * of past and present answers together, and so is {@code count}, so that a run hands on what it was told;
 * {@code answers} and {@code agreement} are of this run alone. Annotators of the history who do not answer here have
 * rows in {@code confusion} only.
 */
public final class AnnotatorReport {

    private static final double LEVEL = 0.95;

    /** Rows of the confusion table that a thread makes at a time, about. */
    private static final int ROWS = 1 << 16;

    private final Annotations annotations;
    private final Execution execution;
    private final long[] answers;
    private final long[] judged;
    private final long[] agreeing;
    private final long[] decided;
    private double @Nullable [] expected;
    private double @Nullable [] theta;
    private @Nullable AnnotatorHistory history;

    private AnnotatorReport(
            Annotations annotations,
            Execution execution,
            long[] answers,
            long[] judged,
            long[] agreeing,
            long[] decided) {
        this.annotations = annotations;
        this.execution = execution;
        this.answers = answers;
        this.judged = judged;
        this.agreeing = agreeing;
        this.decided = decided;
    }

    /**
     * Counts agreement with the decided labels, in one pass.
     *
     * @param label class index that each item of the view got, -1 where it stays open
     */
    public static AnnotatorReport of(Annotations annotations, Execution execution, short[] label) {
        int w = annotations.annotatorCount();
        int k = annotations.classes();
        var shape = Shape.of((long) w * (k * k + 1), 0);
        Totals totals = execution.total(
                annotations.blocks(), shape, annotations.answers(), (block, into) -> count(block, into, k, label));
        var answers = new long[w];
        var judged = new long[w];
        var agreeing = new long[w];
        var decided = new long[w * k * k];
        int stride = k * k + 1;
        for (int i = 0; i < w; i++) {
            for (int at = 0; at < k * k; at++) {
                long n = totals.count(i * stride + at);
                decided[i * k * k + at] = n;
                judged[i] += n;
                if (at / k == at % k) {
                    agreeing[i] += n;
                }
            }
            answers[i] = judged[i] + totals.count(i * stride + k * k);
        }
        return new AnnotatorReport(annotations, execution, answers, judged, agreeing, decided);
    }

    private static void count(AnnotationBlock block, Accumulator into, int k, short[] label) {
        int stride = k * k + 1;
        for (int item = 0; item < block.items; item++) {
            int decided = label[block.firstItem + item];
            for (int a = block.start[item]; a < block.start[item + 1]; a++) {
                int base = block.annotator[a] * stride;
                into.cells[decided < 0 ? base + k * k : base + block.label[a] * k + decided]++;
            }
        }
    }

    /** Adds what was known of the annotators before. */
    public AnnotatorReport withHistory(@Nullable AnnotatorHistory past) {
        this.history = past;
        return this;
    }

    private static void count(AnnotationBlock block, Accumulator into, int k, double[] posteriors) {
        var batch = new ItemBatch(block, k, k);
        var units = new long[ItemBatch.size(k)];
        while (batch.next()) {
            int from = batch.first() * k;
            for (int at = 0; at < batch.items() * k; at++) {
                units[at] = Math.round(posteriors[from + at] * into.unit());
            }
            RowCounts.addAll(batch, units, into.cells);
        }
    }

    /**
     * Adds what a model of annotators says.
     *
     * @param expectedCounts expected answers l of annotator w when the truth is k, at {@code (w * K + l) * K + k}
     * @param confusion probability of answer l of annotator w when the truth is k, in the same layout
     */
    public AnnotatorReport withAccuracy(double[] expectedCounts, double[] confusion) {
        this.expected = expectedCounts;
        this.theta = confusion;
        return this;
    }

    /**
     * Adds what posteriors say: expected answers under them, and confusion matrices with the prior of
     * {@link ConfusionSmoothing}.
     *
     * @param posteriors the K probabilities of every item of a block, one item after the other; what stands at items
     *     without answers does not count
     */
    public AnnotatorReport withPosteriors(Execution execution, Function<AnnotationBlock, double[]> posteriors) {
        int w = annotations.annotatorCount();
        int k = annotations.classes();
        if (k == 0) {
            return this;
        }
        Totals totals = execution.total(
                annotations.blocks(),
                Shape.of((long) w * k * k, 0),
                annotations.answers(),
                (block, into) -> count(block, into, k, posteriors.apply(block)));
        var counts = new double[totals.cellCount()];
        for (int at = 0; at < counts.length; at++) {
            counts[at] = totals.cell(at);
        }
        var all = new boolean[k];
        Arrays.fill(all, true);
        return withAccuracy(counts, ConfusionSmoothing.theta(AnnotatorHistory.plus(counts, history), all, 1));
    }

    /** Writes both tables, when the answers have all classes of the workflow. */
    public void write(String stage, LabelSchema schema, Outputs out) {
        write(stage, schema, IntStream.range(0, schema.size()).toArray(), out);
    }

    /**
     * Writes both tables.
     *
     * @param classes index in the workflow of each class of the answers, ascending
     */
    public void write(String stage, LabelSchema schema, int[] classes, Outputs out) {
        out.write(annotators(out));
        out.write(confusion(stage, schema, classes));
    }

    private Table annotators(Outputs out) {
        TableBuilder rows = out.builder(TableKind.ANNOTATORS);
        double[] pastRight = history == null ? new double[answers.length] : history.right();
        double[] pastAnswers = history == null ? new double[answers.length] : history.answers();
        for (int w = 0; w < annotations.annotatorCount(); w++) {
            rows.text(0, annotations.annotators().get(w))
                    .text(1, annotations.kinds().get(w))
                    .integer(2, answers[w]);
            if (judged[w] > 0) {
                rows.number(3, (double) agreeing[w] / judged[w]);
            }
            if (expected != null && theta != null && answers[w] > 0) {
                double all = answers[w] + pastAnswers[w];
                double right = Math.min(right(expected, w) + pastRight[w], all);
                Interval interval = WilsonInterval.of(right, all, LEVEL);
                rows.number(4, right / all)
                        .number(5, interval.low())
                        .number(6, interval.high())
                        .number(7, spammerScore(theta, w));
            }
            rows.end();
        }
        return rows.build();
    }

    private double right(double[] counts, int w) {
        int k = annotations.classes();
        double right = 0;
        for (int c = 0; c < k; c++) {
            right += counts[(w * k + c) * k + c];
        }
        return Math.min(right, answers[w]);
    }

    private double spammerScore(double[] confusion, int w) {
        int k = annotations.classes();
        if (k < 2) {
            return Double.NaN;
        }
        double sum = 0;
        for (int l = 0; l < k; l++) {
            int row = (w * k + l) * k;
            for (int c = 0; c < k; c++) {
                for (int d = c + 1; d < k; d++) {
                    double difference = confusion[row + c] - confusion[row + d];
                    sum += difference * difference;
                }
            }
        }
        return Math.min(1, sum / (k * (k - 1)));
    }

    private Table confusion(String stage, LabelSchema schema, int[] classes) {
        int k = schema.size();
        var index = new int[k];
        Arrays.fill(index, -1);
        for (int c = 0; c < classes.length; c++) {
            index[classes[c]] = c;
        }
        int annotators = annotations.annotatorCount();
        int together = Math.max(1, ROWS / Math.max(1, k * k));
        List<Integer> firsts = IntStream.iterate(0, w -> w == 0 || w < annotators, w -> w + together)
                .boxed()
                .toList();
        // Shared, so that what threads make needs no translation.
        var dictionaries = Map.of(
                "stage", Dictionary.of(List.of(stage)),
                "annotator", names(),
                "truth", schema.names(),
                "answer", schema.names());
        return execution
                .map(
                        firsts,
                        () -> List.of(new TableBuilder(TableKind.CONFUSION, List.of(), dictionaries)),
                        (piece, first, rows) -> {
                            int end = Math.min(annotators, first + together);
                            for (int w = first; w < end; w++) {
                                addConfusion(w, index, rows[0]);
                            }
                            if (history != null && end == annotators) {
                                history.absent().forEach((name, counts) -> addAbsent(k, name, counts, rows[0]));
                            }
                        })
                .get(0);
    }

    private void addConfusion(int w, int[] index, Rows rows) {
        for (int truth = 0; truth < index.length; truth++) {
            double all = index[truth] < 0 || theta != null ? 0 : decided(w, index[truth]);
            for (int answer = 0; answer < index.length; answer++) {
                rows.code(0, 0).code(1, w).code(2, truth).code(3, answer);
                boolean occur = index[truth] >= 0 && index[answer] >= 0;
                if (index[truth] >= 0) {
                    rows.number(4, occur ? share(w, index[truth], index[answer], all) : 0);
                }
                rows.number(5, occur ? count(w, index[truth], index[answer]) : 0)
                        .end();
            }
        }
    }

    /** The annotators of the answers, then those that only the history knows. */
    private Dictionary names() {
        if (history == null || history.absent().isEmpty()) {
            return annotations.annotators();
        }
        var names = new Dictionary.Builder();
        for (int w = 0; w < annotations.annotatorCount(); w++) {
            names.add(annotations.annotators().get(w));
        }
        history.absent().keySet().forEach(names::add);
        return names.build();
    }

    private static void addAbsent(int k, String name, double[] counts, Rows rows) {
        for (int truth = 0; truth < k; truth++) {
            double sum = 0;
            for (int answer = 0; answer < k; answer++) {
                sum += counts[answer * k + truth];
            }
            for (int answer = 0; answer < k; answer++) {
                double count = counts[answer * k + truth];
                rows.code(0, 0).text(1, name).code(2, truth).code(3, answer);
                if (sum > 0) {
                    rows.number(4, count / sum);
                }
                rows.number(5, count).end();
            }
        }
    }

    private double count(int w, int truth, int answer) {
        int at = (w * annotations.classes() + answer) * annotations.classes() + truth;
        double count = expected == null ? decided[at] : expected[at];
        return history == null ? count : count + history.counts()[at];
    }

    /** @param all how many answers there are to items of this decided label */
    private double share(int w, int truth, int answer, double all) {
        int at = (w * annotations.classes() + answer) * annotations.classes() + truth;
        return theta != null ? theta[at] : decided[at] / all;
    }

    private long decided(int w, int truth) {
        int k = annotations.classes();
        long sum = 0;
        for (int l = 0; l < k; l++) {
            sum += decided[(w * k + l) * k + truth];
        }
        return sum;
    }
}
