package io.labelwright.consensus.bwa;

import io.labelwright.consensus.crowd.CrowdFootprint;
import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.kernel.Outcome;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;

/** {@code consensus/bwa}: see {@link BwaKernel} for the model. */
final class Bwa implements Strategy {

    private final BwaConfig config;

    Bwa(BwaConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        CrowdStage stage = CrowdStage.open(in, out, context, config.options());
        var kernel = new BwaKernel(stage.answers(), answered(stage), config, stage.givenPriors(), stage.history());
        // The pass over vote shares is a start, not an iteration of the method.
        Outcome<BwaKernel.Weights, double[]> outcome =
                stage.execution().iterate(stage.answers().blocks(), kernel, config.maxIterations() + 1);
        int classes = stage.classes();
        stage.write((index, block, q) -> shares(outcome.states().get(index), q, classes), means(outcome.parameters()));
        out.fact("iterations", outcome.iterations() - 1);
        out.fact("converged", outcome.converged() ? 1 : 0);
    }

    @Override
    public Footprint footprint(DataSizes sizes) {
        return CrowdFootprint.of(sizes, (long) Double.BYTES * sizes.classes(), sizes.classes() + 1L);
    }

    private static long answered(CrowdStage stage) {
        long items = 0;
        for (AnnotationBlock block : stage.answers().blocks()) {
            for (int i = 0; i < block.items; i++) {
                items += block.start[i] < block.start[i + 1] ? 1 : 0;
            }
        }
        return items;
    }

    /** Scores of a class against the rest need not sum to 1. */
    private static void shares(double[] scores, double[] q, int classes) {
        for (int at = 0; at < q.length; at += classes) {
            double sum = 0;
            for (int k = at; k < at + classes; k++) {
                sum += scores[k];
            }
            for (int k = at; k < at + classes; k++) {
                q[k] = sum > 0 ? scores[k] / sum : 0;
            }
        }
    }

    private static double[] means(BwaKernel.Weights weights) {
        double sum = 0;
        for (double mean : weights.means()) {
            sum += mean;
        }
        var shares = new double[weights.means().length];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = sum > 0 ? weights.means()[k] / sum : 1.0 / shares.length;
        }
        return shares;
    }
}
