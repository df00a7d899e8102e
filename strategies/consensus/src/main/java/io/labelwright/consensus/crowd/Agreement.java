package io.labelwright.consensus.crowd;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import java.util.List;

/**
 * How many of the answers a solution agrees with, beside how many the majority does. A solution that agrees with far fewer
 * tells most annotators that they are wrong most of the time: methods that follow a few annotators or turn classes round
 * are found out by it.
 *
 * @param solution share of all answers that are the best class of their item in the solution
 * @param majority the same of the votes: no solution can have more
 */
public record Agreement(double solution, double majority) {

    private static final double SAME = 1e-9;

    /** Compares posteriors with the votes; where several classes are best, they count in shares. */
    public static Agreement of(Annotations answers, Execution execution, Posteriors posteriors) {
        int classes = answers.classes();
        List<AnnotationBlock> blocks = answers.blocks();
        List<Integer> indexes = java.util.stream.IntStream.range(0, blocks.size())
                .boxed()
                .toList();
        Totals totals = execution.total(indexes, new Shape(2, 0), answers.answers(), (index, into) -> {
            AnnotationBlock block = blocks.get(index);
            var q = new double[block.items * classes];
            posteriors.fill(index, block, q);
            var votes = new int[classes];
            double solution = 0;
            long majority = 0;
            for (int i = 0; i < block.items; i++) {
                int from = block.start[i];
                int to = block.start[i + 1];
                java.util.Arrays.fill(votes, 0);
                for (int a = from; a < to; a++) {
                    votes[block.label[a]]++;
                }
                int most = 0;
                double best = 0;
                for (int c = 0; c < classes; c++) {
                    most = Math.max(most, votes[c]);
                    best = Math.max(best, q[i * classes + c]);
                }
                int tied = 0;
                int agreeing = 0;
                for (int c = 0; c < classes; c++) {
                    if (q[i * classes + c] >= best - SAME * best) {
                        tied++;
                        agreeing += votes[c];
                    }
                }
                solution = (double) agreeing / tied;
                into.cells[0] += Math.round(solution * into.unit());
                majority += most;
            }
            into.cells[1] += majority;
        });
        double all = Math.max(1, answers.answers());
        return new Agreement(totals.cell(0) / all, totals.count(1) / all);
    }

    /** Share of the majority's agreement above chance that the solution has. */
    public double kept(int classes) {
        double chance = 1.0 / classes;
        return majority <= chance ? 1 : (solution - chance) / (majority - chance);
    }
}
