package io.labelwright.imbalance.sample;

import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.function.Consumer;

/**
 * What a sampler works with.
 *
 * @param random its random numbers
 * @param execution runs pieces of work
 * @param pause to be called now and then; may throw to end the computation
 * @param problems gets what the user should know
 */
public record SamplingWork(SeededRandom random, Execution execution, Runnable pause, Consumer<Problem> problems) {

    /** That of a stage. */
    public static SamplingWork of(Outputs out, StageContext context) {
        return new SamplingWork(
                SeededRandom.of(context.seed()), context.execution(), context::checkCancelled, out::report);
    }

    /** The same with random numbers of its own. */
    public SamplingWork step(String name) {
        return new SamplingWork(random.stream(name), execution, pause, problems);
    }

    /** Tells the user of something that was done differently from what was asked. */
    public void warn(String message) {
        problems.accept(Problem.warning(StandardError.EMPTY_DATA, null, message, null));
    }
}
