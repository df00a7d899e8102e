package io.labelwright.consensus.ibcc;

import io.labelwright.consensus.crowd.CrowdFootprint;
import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.consensus.latent.ClassPrior;
import io.labelwright.consensus.latent.LatentKernel;
import io.labelwright.consensus.latent.LatentParameters;
import io.labelwright.consensus.latent.LatentState;
import io.labelwright.consensus.latent.Sizes;
import io.labelwright.consensus.latent.SubtypeRule;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.kernel.Outcome;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;
import java.util.Arrays;

/**
 * {@code consensus/ibcc}: the model of {@link SubtypeRule} with one kind of items and a flat prior of the shares of
 * classes, iterated by {@link LatentKernel}. Posteriors are those of the last iteration.
 */
final class Ibcc implements Strategy {

    private final IbccConfig config;

    Ibcc(IbccConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        CrowdStage stage = CrowdStage.open(in, out, context, config.options());
        double[] given = stage.givenPriors();
        var sizes = new Sizes(stage.answers().annotatorCount(), stage.classes(), 1);
        var prior = ClassPrior.flat(config.priorItems());
        // With one kind of items their concentration weighs nothing, and nothing is drawn.
        var rule = new SubtypeRule(config.priorRight(), config.priorWrong(), 1, prior, given);
        var kernel =
                new LatentKernel(sizes, rule, config.tolerance(), 0, stage.keys(), SeededRandom.of(0), stage.history());
        // The pass over vote shares is a start, not an iteration of the method.
        Outcome<LatentParameters, LatentState> outcome =
                stage.execution().iterate(stage.answers().blocks(), kernel, config.maxIterations() + 1);
        double[] mass = Arrays.stream(outcome.parameters().mass())
                .map(items -> items + config.priorItems())
                .toArray();
        double all = Arrays.stream(mass).sum();
        stage.write(
                stage.calibrated(
                        config.calibrate(),
                        (index, block, q) ->
                                System.arraycopy(outcome.states().get(index).posterior(), 0, q, 0, q.length)),
                given != null ? given : Arrays.stream(mass).map(m -> m / all).toArray());
        out.fact("iterations", outcome.iterations() - 1);
        out.fact("converged", outcome.converged() ? 1 : 0);
    }

    @Override
    public Footprint footprint(DataSizes sizes) {
        return CrowdFootprint.of(
                sizes, (long) Double.BYTES * sizes.classes(), (long) sizes.classes() * sizes.classes());
    }
}
