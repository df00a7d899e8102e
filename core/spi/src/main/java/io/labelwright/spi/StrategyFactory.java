package io.labelwright.spi;

/**
 * Makes strategies. Found by {@link java.util.ServiceLoader}; carries {@link io.labelwright.spi.describe.StrategyInfo},
 * from which the compiler's run writes the descriptor and the service file into the jar. Holds no logic of its own.
 *
 * @param <C> record of its config keys: a component {@code maxIterations} is the key {@code max_iterations}
 */
public interface StrategyFactory<C extends Record> {

    /**
     * A strategy for this config, which is already checked against the descriptor. The config record's own constructor
     * may throw {@link IllegalArgumentException} for rules across keys; its message is shown at the stage's
     * {@code with}.
     */
    Strategy create(C config);
}
