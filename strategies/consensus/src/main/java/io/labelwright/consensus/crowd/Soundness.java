package io.labelwright.consensus.crowd;

import io.labelwright.math.function.PortableLog;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well the labels of a solution explain the answers, beside how well the winners of plain votes do. Each annotator
 * is given the accuracy that he has against the labels (and an answer of the crowd's mean), and the fit is the mean
 * log-likelihood of an answer under it. Annotators who are nearly always wrong fit as well as those who are nearly
 * always right; those whom a solution turned into coin tosses do not. So a solution that listens to a few against most
 * of the others is told from one that has found out adversaries.
 *
 * @param kept share of the votes' agreement with the answers above chance that the solution has, at most 1
 * @param fit of the solution
 * @param votesFit of the votes' winners
 * @param drift of the solution's labels from the votes' shares
 */
public record Soundness(double kept, double fit, double votesFit, ClassDrift drift) {

    private static final double SAME = 1e-9;

    /**
     * How much worse any sound solution may fit. Failed ones on public sets are worse by .1 and more, others by .004.
     */
    private static final double MARGIN = 0.03;

    /** A solution that keeps less contradicts many answers. */
    private static final double AGREEING = 0.85;

    /** How much better a solution must fit that contradicts many answers. */
    private static final double GAIN = 0.05;

    /** Judges posteriors; where several classes are best, each is the label in shares. */
    public static Soundness of(Annotations answers, Execution execution, VoteShares votes, Posteriors posteriors) {
        int n = answers.annotatorCount();
        int classes = answers.classes();
        List<Integer> indexes =
                IntStream.range(0, answers.blocks().size()).boxed().toList();
        Totals totals = execution.total(
                indexes, Shape.of(2L * n + classes, 0), answers.answers() + answers.items(), (index, into) -> {
                    AnnotationBlock block = answers.blocks().get(index);
                    var q = new double[block.items * classes];
                    posteriors.fill(index, block, q);
                    add(block, q, classes, n, into);
                });
        var share = new double[classes];
        for (int c = 0; c < classes; c++) {
            share[c] = totals.cell(2 * n + c) / Math.max(1, votes.items());
        }
        double chance = (double) votes.allAnswers() / classes;
        double above = right(totals, n, n) - chance;
        return new Soundness(
                above <= 0 ? 1 : (right(totals, 0, n) - chance) / above,
                fit(totals, 0, votes, classes),
                fit(totals, n, votes, classes),
                ClassDrift.of(share, votes.items() == 0 ? share : votes.classShare()));
    }

    private static void add(AnnotationBlock block, double[] q, int classes, int n, Accumulator into) {
        var label = new double[classes];
        var won = new double[classes];
        for (int i = 0; i < block.items; i++) {
            int from = block.start[i];
            int to = block.start[i + 1];
            if (from == to) {
                continue;
            }
            Arrays.fill(won, 0);
            for (int a = from; a < to; a++) {
                won[block.label[a]]++;
            }
            System.arraycopy(q, i * classes, label, 0, classes);
            best(label, block.known[i]);
            best(won, block.known[i]);
            for (int a = from; a < to; a++) {
                into.add(block.annotator[a], label[block.label[a]]);
                into.add(n + block.annotator[a], won[block.label[a]]);
            }
            for (int c = 0; c < classes; c++) {
                into.add(2 * n + c, label[c]);
            }
        }
    }

    /** Leaves 1 of what is greatest, in shares. */
    private static void best(double[] values, int known) {
        if (known >= 0) {
            Arrays.fill(values, 0);
            values[known] = 1;
            return;
        }
        double max = 0;
        for (double value : values) {
            max = Math.max(max, value);
        }
        double limit = max - SAME * max;
        int tied = 0;
        for (double value : values) {
            tied += value >= limit ? 1 : 0;
        }
        for (int c = 0; c < values.length; c++) {
            values[c] = values[c] >= limit ? 1.0 / tied : 0;
        }
    }

    private static double right(Totals totals, int offset, int annotators) {
        double right = 0;
        for (int w = 0; w < annotators; w++) {
            right += totals.cell(offset + w);
        }
        return right;
    }

    private static double fit(Totals totals, int offset, VoteShares votes, int classes) {
        long all = votes.allAnswers();
        double right = right(totals, offset, votes.answers().length);
        // Never certain, so that logarithms stay finite.
        double mean = (right + 1) / (all + 2);
        double fit = 0;
        for (int w = 0; w < votes.answers().length; w++) {
            double correct = totals.cell(offset + w);
            double n = votes.answers()[w];
            double accuracy = (correct + mean) / (n + 1);
            fit += correct * PortableLog.log(accuracy)
                    + (n - correct) * PortableLog.log((1 - accuracy) / (classes - 1));
        }
        return fit / Math.max(1, all);
    }

    /**
     * Whether the votes explain the answers better, or not clearly worse although the solution contradicts many
     * answers, or the solution's classes have collapsed.
     */
    public boolean isUnsound() {
        return fit < votesFit - MARGIN || (kept < AGREEING && fit < votesFit + GAIN) || drift.isCollapse();
    }
}
