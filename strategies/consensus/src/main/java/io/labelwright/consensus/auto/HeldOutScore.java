package io.labelwright.consensus.auto;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.consensus.latent.WorkerModel;
import io.labelwright.math.function.PortableLog;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import org.jspecify.annotations.Nullable;

/**
 * How well beliefs about items foresee answers that were hidden from them. Annotators are the same for all models: rows
 * from the beliefs and all answers, drawn by eight answers towards {@link WorkerModel}.
 */
final class HeldOutScore {

    private static final double STRENGTH = 8;
    private static final double FLOOR = 0.02;
    private static final double LEAST = 1e-9;
    private static final double SCALE = 16;

    private HeldOutScore() {}

    /**
     * Mean logarithm of the probability of a hidden answer; 0 when none is hidden.
     *
     * @param beliefs what is believed without the hidden answers
     * @param known what annotators are judged by, beside what they answered before
     */
    static double of(
            Beliefs beliefs,
            Beliefs known,
            Annotations all,
            Annotations hidden,
            @Nullable AnnotatorHistory history,
            Execution execution) {
        if (hidden.answers() == 0) {
            return 0;
        }
        int k = all.classes();
        double[] rows = rows(known, all, history, execution);
        Totals totals = execution.total(hidden.blocks(), new Shape(1, 0), hidden.answers(), (block, into) -> {
            float[] q = beliefs.of(block);
            for (int item = 0; item < block.items; item++) {
                for (int a = block.start[item]; a < block.start[item + 1]; a++) {
                    int row = (block.annotator[a] * k + block.label[a]) * k;
                    double p = 0;
                    for (int c = 0; c < k; c++) {
                        p += q[item * k + c] * rows[row + c];
                    }
                    into.add(0, PortableLog.log(Math.max(LEAST, p)) / SCALE);
                }
            }
        });
        return totals.cell(0) * SCALE / hidden.answers();
    }

    /** Probability of answer l given truth k at {@code (w * K + l) * K + k}. */
    private static double[] rows(
            Beliefs beliefs, Annotations all, @Nullable AnnotatorHistory history, Execution execution) {
        int k = all.classes();
        int w = all.annotatorCount();
        Totals totals = execution.total(all.blocks(), Shape.of((long) w * k * k, 0), all.answers(), (block, into) -> {
            float[] q = beliefs.of(block);
            for (int item = 0; item < block.items; item++) {
                for (int a = block.start[item]; a < block.start[item + 1]; a++) {
                    int row = (block.annotator[a] * k + block.label[a]) * k;
                    for (int c = 0; c < k; c++) {
                        into.add(row + c, q[item * k + c]);
                    }
                }
            }
        });
        var counts = new double[w * k * k];
        for (int at = 0; at < counts.length; at++) {
            counts[at] = totals.cell(at);
        }
        double[] rows = AnnotatorHistory.plus(counts, history);
        WorkerModel.smooth(rows, w, k, STRENGTH, FLOOR);
        return rows;
    }
}
