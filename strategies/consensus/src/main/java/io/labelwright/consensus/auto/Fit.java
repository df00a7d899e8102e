package io.labelwright.consensus.auto;

import io.labelwright.consensus.latent.LatentKernel;
import io.labelwright.consensus.latent.LatentParameters;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Execution;
import java.util.List;

/**
 * A fitted model.
 *
 * @param runs of which the mean is believed
 * @param classes K
 */
record Fit(List<Run> runs, int classes) {

    /** One run of the iteration. */
    record Run(LatentKernel kernel, LatentParameters parameters) {}

    /** What the model believes of items with these answers, which need not be those it was fitted to. */
    Beliefs believe(Annotations answers, Execution execution) {
        return Beliefs.of(answers.blocks(), classes, execution, (block, q) -> {
            for (Run run : runs) {
                run.kernel().add(block, run.parameters(), 1.0 / runs.size(), q);
            }
        });
    }
}
