package io.labelwright.engine.plugin;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.problem.LabelingException;
import java.lang.reflect.InvocationTargetException;
import java.util.Objects;

/**
 * A strategy or connector whose code is loaded. Only the factory that the descriptor names is loaded, and not by
 * {@link java.util.ServiceLoader}, which would load every other provider of the class path on the way and stumble over
 * a broken neighbour; discovery has checked that the service file names it.
 */
public final class LoadedStrategy {

    private final StrategyDescriptor descriptor;
    private final ClassLoader loader;
    private final Object factory;
    private final Class<? extends Record> configType;

    private LoadedStrategy(
            StrategyDescriptor descriptor, ClassLoader loader, Object factory, Class<? extends Record> configType) {
        this.descriptor = descriptor;
        this.loader = loader;
        this.factory = factory;
        this.configType = configType;
    }

    static LoadedStrategy load(StrategyDescriptor descriptor, ClassLoader loader) {
        var failure = new PluginFailure(descriptor, loader);
        try {
            return PluginScope.call(
                    loader,
                    () -> new LoadedStrategy(
                            descriptor,
                            loader,
                            newFactory(descriptor, loader),
                            Class.forName(descriptor.config(), false, loader).asSubclass(Record.class)));
        } catch (InvocationTargetException e) {
            throw failure.thrown("its factory " + descriptor.factory() + " can't be made", e.getTargetException());
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw failure.unusable(e);
        }
    }

    private static Object newFactory(StrategyDescriptor descriptor, ClassLoader loader)
            throws ReflectiveOperationException {
        Class<?> type = Class.forName(descriptor.factory(), false, loader);
        return descriptor.kind().service().cast(type.getConstructor().newInstance());
    }

    /** What it says about itself. */
    public StrategyDescriptor descriptor() {
        return descriptor;
    }

    /** The record of its config keys. */
    public Class<? extends Record> configType() {
        return configType;
    }

    /** The loader of its classes. */
    public ClassLoader loader() {
        return loader;
    }

    /** The strategy for a config of {@link #configType()}; only for descriptors of kind strategy. */
    @SuppressWarnings("unchecked") // the config is of the type that the factory's own descriptor names
    public Strategy strategy(Record config) {
        return make(() -> ((StrategyFactory<Record>) factory).create(config));
    }

    /** The source for a config of {@link #configType()}; only for descriptors of kind source. */
    @SuppressWarnings("unchecked") // as above
    public Source source(Record config) {
        return make(() -> ((SourceFactory<Record>) factory).create(config));
    }

    /** The sink for a config of {@link #configType()}; only for descriptors of kind sink. */
    @SuppressWarnings("unchecked") // as above
    public Sink sink(Record config) {
        return make(() -> ((SinkFactory<Record>) factory).create(config));
    }

    private <T> T make(PluginScope.Action<T, RuntimeException> create) {
        try {
            return Objects.requireNonNull(PluginScope.run(this, create), "create returned null");
        } catch (LabelingException e) {
            throw e;
        } catch (RuntimeException e) {
            // The border to foreign code: whatever it throws is told as the plug-in's fault.
            throw new PluginFailure(descriptor, loader).thrown("its factory " + descriptor.factory() + " failed", e);
        }
    }
}
