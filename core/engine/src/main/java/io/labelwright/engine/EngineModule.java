package io.labelwright.engine;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.run.Cancellation;
import io.labelwright.engine.run.RunListener;
import io.labelwright.engine.store.Store;
import java.util.function.Supplier;

/** Composes the parts of an engine for one prepared workflow. */
final class EngineModule extends AbstractModule {

    private final Preparation preparation;
    private final RunListener listener;
    private final Cancellation cancellation;

    private final Supplier<Store> store;

    /**
     * The parts.
     *
     * @param store opens the store
     */
    EngineModule(Preparation preparation, Supplier<Store> store, RunListener listener, Cancellation cancellation) {
        this.store = store;
        this.preparation = preparation;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    @Override
    protected void configure() {
        bind(Preparation.class).toInstance(preparation);
        bind(Plugins.class).toInstance(preparation.plugins());
        bind(RunListener.class).toInstance(listener);
        bind(Cancellation.class).toInstance(cancellation);
        bind(Engine.class);
    }

    @Provides
    @Singleton
    Store store() {
        return store.get();
    }

    @Provides
    @Singleton
    WorkerPool pool() {
        return new WorkerPool(preparation.options().threads());
    }
}
