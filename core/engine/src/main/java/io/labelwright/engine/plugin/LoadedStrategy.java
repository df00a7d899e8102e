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
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * A strategy or connector whose code is loaded: {@link ServiceLoader} finds the factory that the descriptor names. What
 * other providers of the same class path do, being broken for example, does not matter.
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
        Class<?> service = descriptor.kind().service();
        ServiceLoader.Provider<?> provider = provider(service, descriptor.factory(), loader);
        if (provider == null) {
            // Not found by its service file, or its class can't be loaded: the direct way says which.
            Class<?> type = Class.forName(descriptor.factory(), false, loader);
            return service.cast(type.getConstructor().newInstance());
        }
        try {
            return provider.get();
        } catch (ServiceConfigurationError e) {
            throw new InvocationTargetException(e.getCause() == null ? e : e.getCause());
        }
    }

    private static ServiceLoader.@Nullable Provider<?> provider(Class<?> service, String factory, ClassLoader loader) {
        var providers = ServiceLoader.load(service, loader).stream().iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return null;
                }
                ServiceLoader.Provider<?> provider = providers.next();
                if (provider.type().getName().equals(factory)) {
                    return provider;
                }
            } catch (ServiceConfigurationError e) {
                // A broken neighbour hides no other.
                continue;
            }
        }
    }

    /** What it says about itself. */
    public StrategyDescriptor descriptor() {
        return descriptor;
    }

    /** The class that makes it. */
    public Class<?> factoryType() {
        return factory.getClass();
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
