package io.labelwright.engine.plugin;

import io.labelwright.spi.learn.TreeLearner;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What grows decision trees: on the engine's class path, or in the first plug-in folder that brings it. */
public final class TreeLearners implements Closeable {

    private final ClassLoader application;
    private final List<PluginFolder> folders;

    TreeLearners(ClassLoader application, List<PluginFolder> folders) {
        this.application = application;
        this.folders = folders;
    }

    /**
     * Whether a stage needs one.
     *
     * @param model what its key {@code model} says; null for nothing
     */
    public static boolean isNeededFor(@Nullable String model) {
        return model != null && TreeLearner.MODELS.contains(model);
    }

    /** Whether there is one. Loads none of its classes, unless it is on the class path. */
    public boolean isThere() {
        return !folders.isEmpty()
                || ServiceLoader.load(TreeLearner.class, application).stream()
                        .findAny()
                        .isPresent();
    }

    /** The sha256 of its jars by file name; empty for one on the class path. */
    public SortedMap<String, String> jarHashes() {
        return folders.isEmpty() ? Collections.emptySortedMap() : folders.get(0).hashes();
    }

    /**
     * It.
     *
     * @throws LabelingException when its code can't be loaded
     */
    public Optional<TreeLearner> find() {
        if (folders.isEmpty()) {
            return find(application, "Labelwright");
        }
        PluginFolder folder = folders.get(0);
        return find(folder.loader(), "the plug-in '" + folder.plugin().name() + "'");
    }

    private static Optional<TreeLearner> find(ClassLoader loader, String origin) {
        return PluginScope.call(loader, () -> {
            try {
                return ServiceLoader.load(TreeLearner.class, loader)
                        .findFirst()
                        .map(found -> within(found, loader, origin));
            } catch (ServiceConfigurationError | LinkageError e) {
                throw failed(origin, e);
            }
        });
    }

    /** The learner, whose code finds its own classes. */
    private static TreeLearner within(TreeLearner learner, ClassLoader loader, String origin) {
        return (task, pause) -> PluginScope.call(loader, () -> {
            try {
                return learner.grow(task, pause);
            } catch (LinkageError e) {
                throw failed(origin, e);
            }
        });
    }

    private static LabelingException failed(String origin, Throwable cause) {
        return new LabelingException(
                StandardError.PLUGIN_BROKEN,
                "the code of " + origin + " that grows decision trees can't be loaded: " + cause,
                cause);
    }

    @Override
    public void close() throws IOException {
        for (PluginFolder folder : folders) {
            folder.close();
        }
    }
}
