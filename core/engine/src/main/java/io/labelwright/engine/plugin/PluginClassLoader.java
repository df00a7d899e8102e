package io.labelwright.engine.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of one plug-in folder. A plug-in sees three things: its own jars, first; the JDK; and of the engine
 * only the packages that start with one of {@link #SHARED}, which never come from its own jars, so that both sides mean
 * the same types. Nothing else of the engine is visible: two plug-ins, or a plug-in and the engine, may bring different
 * versions of one library. This keeps versions apart; it is no protection against a plug-in, which is trusted code.
 */
final class PluginClassLoader extends URLClassLoader {

    /** The packages that a plug-in shares with the engine. */
    static final List<String> SHARED = List.of("io.labelwright.spi.", "org.jspecify.");

    /** What the name of every such loader starts with, as frames of stack traces show it. */
    static final String NAME = "plugin ";

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader engine;

    PluginClassLoader(String name, List<URL> jars, ClassLoader engine) {
        super(NAME + name, jars.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
        this.engine = engine;
    }

    static boolean shared(String className) {
        return SHARED.stream().anyMatch(className::startsWith);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (shared(name)) {
            return engine.loadClass(name);
        }
        if (name.startsWith("java.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                loaded = own(name);
            }
            if (loaded == null) {
                return super.loadClass(name, resolve);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    private @Nullable Class<?> own(String name) throws ClassNotFoundException {
        // Asked first, because a ClassNotFoundException for each class of the JDK would be dear.
        return findResource(name.replace('.', '/') + ".class") == null ? null : findClass(name);
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        var all = new ArrayList<URL>(Collections.list(findResources(name)));
        all.addAll(Collections.list(getParent().getResources(name)));
        return Collections.enumeration(all);
    }
}
