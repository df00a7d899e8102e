package io.labelwright.spi.connect;

/**
 * Makes an {@code import/NAME}. Found by {@link java.util.ServiceLoader}; carries
 * {@link io.labelwright.spi.describe.StrategyInfo}.
 *
 * @param <C> the record of its config keys; it holds an {@link ImportMapping} with {@code @Inline}
 */
public interface SourceFactory<C extends Record> {

    /** A source for this config. */
    Source create(C config);
}
