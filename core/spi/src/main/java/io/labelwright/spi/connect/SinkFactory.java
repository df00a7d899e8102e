package io.labelwright.spi.connect;

/**
 * Makes an {@code export/NAME}. Found by {@link java.util.ServiceLoader}; carries
 * {@link io.labelwright.spi.describe.StrategyInfo}.
 *
 * @param <C> the record of its config keys; it holds {@link ExportOptions} with {@code @Inline}
 */
public interface SinkFactory<C extends Record> {

    /** A sink for this config. */
    Sink create(C config);
}
