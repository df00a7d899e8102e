package io.labelwright.consensus.glad;

import io.labelwright.consensus.crowd.CrowdFootprint;
import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Outcome;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;

/** {@code consensus/glad}: see {@link GladKernel} for the model and how it is fitted. */
final class Glad implements Strategy {

    /** Trials of a step until one is found that climbs, on average at most. */
    private static final int PASSES_PER_STEP = 32;

    private final GladConfig config;

    Glad(GladConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        CrowdStage stage = CrowdStage.open(in, out, context, config.options());
        Annotations answers = stage.answers();
        double[] priors = stage.givenPriors();
        if (priors == null) {
            priors = new double[stage.classes()];
            Arrays.fill(priors, 1.0 / Math.max(1, priors.length));
        }
        if (stage.classes() < 2) {
            // One class leaves nothing to be found out.
            stage.write((index, block, q) -> Arrays.fill(q, 1), priors);
            out.fact("iterations", 0);
            out.fact("converged", 1);
            return;
        }
        var kernel = new GladKernel(answers, priors, config, stage.history());
        long passes = 1 + (long) config.maxIterations() * (1 + (long) config.gradientSteps() * PASSES_PER_STEP);
        Outcome<GladParameters, ItemState> outcome =
                stage.execution().iterate(answers.blocks(), kernel, (int) Math.min(Integer.MAX_VALUE, passes));
        GladParameters parameters = outcome.parameters();
        stage.write(
                (index, block, q) -> kernel.posteriors(block, outcome.states().get(index), parameters, q), priors);
        out.fact("iterations", parameters.round());
        out.fact("converged", parameters.settled() ? 1 : 0);
        out.fact("passes", outcome.iterations());
    }

    @Override
    public Footprint footprint(DataSizes sizes) {
        Footprint items = CrowdFootprint.of(sizes, Double.BYTES * (sizes.classes() + 6L), 8);
        // Of each answer how much it says, and how likely it is right.
        return Footprint.working(items.working() + 2L * Double.BYTES * sizes.rows(TableKind.ANNOTATIONS));
    }
}
