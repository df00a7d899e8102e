package io.labelwright.engine.plugin;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.remote.RemoteFiles;
import java.io.IOException;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Code that reaches the files of some schemes, loaded by {@link ServiceLoader}. */
public final class LoadedRemote {

    private final RemoteFiles files;
    private final ClassLoader loader;
    private final String origin;

    private LoadedRemote(RemoteFiles files, ClassLoader loader, String origin) {
        this.files = files;
        this.loader = loader;
        this.origin = origin;
    }

    /** Code that is loaded already. */
    public static LoadedRemote of(RemoteFiles files) {
        ClassLoader loader = files.getClass().getClassLoader();
        return new LoadedRemote(
                files,
                loader == null ? ClassLoader.getSystemClassLoader() : loader,
                files.getClass().getName());
    }

    /** Something that is asked of the files. */
    @FunctionalInterface
    public interface Asking<T> {
        T ask(RemoteFiles files) throws IOException;
    }

    /**
     * The one that knows a scheme among those that a loader finds.
     *
     * @param origin the plug-in for messages
     * @return null when there is none
     */
    static @Nullable LoadedRemote find(String scheme, ClassLoader loader, String origin) {
        Optional<LoadedRemote> known = PluginScope.call(loader, () -> search(scheme, loader, origin));
        return known.orElse(null);
    }

    private static Optional<LoadedRemote> search(String scheme, ClassLoader loader, String origin) {
        try {
            for (RemoteFiles files : ServiceLoader.load(RemoteFiles.class, loader)) {
                if (files.schemes().contains(scheme)) {
                    return Optional.of(new LoadedRemote(files, loader, origin));
                }
            }
            return Optional.empty();
        } catch (ServiceConfigurationError | LinkageError e) {
            throw failed(origin, "can't be loaded", e);
        }
    }

    /**
     * Asks something.
     *
     * @throws IOException what the files answer
     * @throws LabelingException when their code fails
     */
    public <T> T ask(Asking<T> asking) throws IOException {
        try {
            return PluginScope.call(loader, () -> asking.ask(files));
        } catch (LabelingException | IllegalArgumentException | OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw failed(origin, "failed", e);
        }
    }

    private static LabelingException failed(String origin, String what, Throwable cause) {
        var failure = new LabelingException(
                StandardError.PLUGIN_BROKEN,
                null,
                "the code of " + origin + " that reaches remote files " + what + ": " + cause,
                "this is a defect of it: tell its author");
        failure.initCause(cause);
        return failure;
    }
}
