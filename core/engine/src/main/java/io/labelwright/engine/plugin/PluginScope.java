package io.labelwright.engine.plugin;

import io.labelwright.spi.problem.LabelingException;

/**
 * Runs code of a plug-in: with the plug-in's loader as the thread's context class loader, by which many libraries find
 * their own services, and with missing or unsuitable classes told as a problem of the plug-in.
 */
public final class PluginScope {

    private PluginScope() {}

    /** Something to run. */
    @FunctionalInterface
    public interface Action<T, E extends Exception> {
        T run() throws E;
    }

    /**
     * Runs the action as code of this strategy. Checked exceptions, and those that the engine understands, come through
     * as they are; a defect of a built-in strategy comes through as one of Labelwright.
     *
     * @throws LabelingException when the code of the plug-in fails, or a class of it is missing or was compiled against
     *     something else
     */
    public static <T, E extends Exception> T run(LoadedStrategy strategy, Action<T, E> action) throws E {
        var failure = new PluginFailure(strategy.descriptor(), strategy.loader());
        try {
            return call(strategy.loader(), action);
        } catch (LabelingException | OutOfMemoryError e) {
            throw e;
        } catch (LinkageError e) {
            throw failure.unusable(e);
        } catch (RuntimeException | Error e) {
            if (strategy.descriptor().origin().builtIn()) {
                throw e;
            }
            throw failure.failed(e);
        }
    }

    static <T, E extends Exception> T call(ClassLoader loader, Action<T, E> action) throws E {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return action.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
