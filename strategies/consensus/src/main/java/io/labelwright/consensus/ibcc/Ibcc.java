package io.labelwright.consensus.ibcc;

import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.kernel.Outcome;
import java.util.Arrays;

/** {@code consensus/ibcc}: see {@link IbccKernel} for the model. */
final class Ibcc implements Strategy {

    private final IbccConfig config;

    Ibcc(IbccConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        CrowdStage stage = CrowdStage.open(in, out, context, config.options());
        double[] given = stage.givenPriors();
        var kernel = new IbccKernel(stage.answers(), config, given, stage.history());
        // The pass over vote shares is a start, not an iteration of the method.
        Outcome<IbccParameters, double[]> outcome =
                stage.execution().iterate(stage.answers().blocks(), kernel, config.maxIterations() + 1);
        double[] mass = outcome.parameters().mass();
        double all = Arrays.stream(mass).sum();
        stage.write(
                stage.calibrated(
                        config.calibrate(),
                        (index, block, q) -> System.arraycopy(outcome.states().get(index), 0, q, 0, q.length)),
                given != null ? given : Arrays.stream(mass).map(m -> m / all).toArray());
        out.fact("iterations", outcome.iterations() - 1);
        out.fact("converged", outcome.converged() ? 1 : 0);
    }
}
