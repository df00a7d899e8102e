package io.labelwright.engine.plugin;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The threads that code of a plug-in starts and leaves running. They inherit the context class loader that
 * {@link PluginScope} has set, which tells whose they are. Those of the JDK's HTTP client are left out: it keeps one
 * until it is collected.
 */
public final class LeftThreads {

    private final LoadedStrategy strategy;
    private final Set<Thread> before;

    private LeftThreads(LoadedStrategy strategy) {
        this.strategy = strategy;
        this.before = threads(strategy);
    }

    /** To be made before the code runs. */
    public static LeftThreads before(LoadedStrategy strategy) {
        return new LeftThreads(strategy);
    }

    /** Names of the threads that were not there before and are still alive, sorted. */
    public List<String> names() {
        return threads(strategy).stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .sorted()
                .toList();
    }

    private static Set<Thread> threads(LoadedStrategy strategy) {
        if (strategy.descriptor().origin().builtIn()) {
            return Set.of();
        }
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getContextClassLoader() == strategy.loader())
                .filter(thread -> !thread.equals(Thread.currentThread()))
                .filter(thread -> !thread.getName().startsWith("HttpClient-"))
                .collect(Collectors.toSet());
    }
}
