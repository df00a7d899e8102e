package io.labelwright.engine.plugin;

import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All strategies and connectors that can be used: the built-in ones, and those of the plug-in folders. Discovery reads
 * descriptors only; {@link #load} loads the code of one strategy. What is broken is named in {@link #problems()} and
 * set aside, and hides no other: of two plug-ins with one id neither is used, and a built-in id stays with the
 * built-in. Safe for use by several threads.
 */
public final class Plugins implements Closeable {

    private final ClassLoader application;
    private final List<Problem> problems;
    private final List<InstalledPlugin> installed;
    private final Map<PluginFolder, List<StrategyDescriptor>> described;
    private final SortedMap<String, StrategyDescriptor> strategies;
    private final Map<String, Problem> setAside;
    private final Map<String, PluginFolder> folders;
    private final List<PluginFolder> drivers;
    private final List<PluginFolder> remote;
    private final TreeLearners trees;
    private final Map<String, LoadedRemote> remoteLoaded = new ConcurrentHashMap<>();
    private final Map<String, LoadedStrategy> loaded = new ConcurrentHashMap<>();

    private Plugins(ClassLoader application, Discovery discovery) {
        this.application = application;
        this.problems = List.copyOf(discovery.problems());
        this.installed = discovery.folders().stream().map(PluginFolder::plugin).toList();
        this.described = discovery.described();
        this.strategies = Collections.unmodifiableSortedMap(discovery.strategies());
        this.setAside = discovery.setAside();
        this.drivers = discovery.drivers();
        this.remote = discovery.remote();
        this.trees = new TreeLearners(application, discovery.trees());
        this.folders = new LinkedHashMap<>();
        for (StrategyDescriptor strategy : strategies.values()) {
            PluginFolder folder = discovery.folderOf(strategy);
            if (folder != null) {
                folders.put(strategy.id(), folder);
            }
        }
    }

    /**
     * Finds the strategies on the engine's class path and in the sub-folders of these folders.
     *
     * @param pluginFolders folders like {@code plugins/}; each sub-folder is a plug-in with its jars
     */
    public static Plugins discover(List<Path> pluginFolders) {
        return discover(pluginFolders, Plugins.class.getClassLoader());
    }

    /** As {@link #discover(List)}, with the loader whose class path holds the built-in strategies and the SPI. */
    public static Plugins discover(List<Path> pluginFolders, ClassLoader application) {
        return new Plugins(application, Discovery.of(pluginFolders, application));
    }

    /**
     * Finds the built-in strategies and those of one plug-in, wherever its jars lie.
     *
     * @param plugin the jars as they would lie in a plug-in folder of this name
     */
    public static Plugins of(InstalledPlugin plugin) {
        ClassLoader application = Plugins.class.getClassLoader();
        return new Plugins(application, Discovery.ofOne(plugin, application));
    }

    /** What is wrong with plug-ins. An error concerns only workflows that use what was set aside. */
    public List<Problem> problems() {
        return problems;
    }

    /** The plug-in folders, broken ones among them. */
    public List<InstalledPlugin> installed() {
        return installed;
    }

    /** All about each plug-in folder, in the order in which they are looked at. Reads all their jars. */
    public List<PluginSurvey> surveys() {
        return described.entrySet().stream()
                .map(entry -> survey(entry.getKey(), entry.getValue()))
                .toList();
    }

    private PluginSurvey survey(PluginFolder folder, List<StrategyDescriptor> brings) {
        var usable = new ArrayList<StrategyDescriptor>();
        var refused = new ArrayList<StrategyDescriptor>();
        var wrong = new LinkedHashSet<Problem>();
        for (Problem problem : problems) {
            if (folder.plugin().concerns(problem)) {
                wrong.add(problem);
            }
        }
        for (StrategyDescriptor strategy : brings) {
            if (strategy.equals(strategies.get(strategy.id()))) {
                usable.add(strategy);
            } else {
                refused.add(strategy);
                // Of two jars with one id, the problem stands at the other one.
                Optional.ofNullable(setAside.get(strategy.id())).ifPresent(wrong::add);
            }
        }
        return new PluginSurvey(folder.plugin(), folder.readableHashes(), usable, refused, List.copyOf(wrong));
    }

    /** The strategies and connectors that can be used, sorted by id. */
    public Collection<StrategyDescriptor> strategies() {
        return strategies.values();
    }

    /** The strategy or connector with this id, if it can be used. */
    public Optional<StrategyDescriptor> find(String id) {
        return Optional.ofNullable(strategies.get(id));
    }

    /** Why a strategy with this id, which a plug-in brings, can't be used. */
    public Optional<Problem> whySetAside(String id) {
        return strategies.containsKey(id) ? Optional.empty() : Optional.ofNullable(setAside.get(id));
    }

    /** The id that the writer of this one may have meant. */
    public Optional<String> nearest(String id) {
        return Optional.ofNullable(NearestWord.of(id, strategies.keySet()));
    }

    /**
     * Loads the code of a strategy.
     *
     * @throws LabelingException when its classes can't be loaded or its factory can't be made; the problem names the
     *     jar and says what to do
     */
    @SuppressWarnings("ReferenceEquality") // one discovery makes one; comparing all the keys is slow at the start
    public LoadedStrategy load(StrategyDescriptor strategy) {
        if (strategy != strategies.get(strategy.id())) {
            throw new LabelingException(
                    StandardError.INTERNAL, "strategy " + strategy.id() + " was found by another discovery");
        }
        return loaded.computeIfAbsent(strategy.id(), id -> {
            PluginFolder folder = folders.get(id);
            ClassLoader loader = folder == null ? application : folder.loader();
            boolean reachesDatabases = strategy.keys().stream().anyMatch(key -> key.is(Mark.DATABASE));
            return LoadedStrategy.load(
                    strategy, reachesDatabases && !drivers.isEmpty() ? new DriverClassLoader(loader, drivers) : loader);
        });
    }

    /**
     * What reaches the files of a scheme, such as {@code https}.
     *
     * @throws LabelingException when its code can't be loaded, or two plug-ins know the scheme
     */
    public Optional<LoadedRemote> remote(String scheme) {
        LoadedRemote known = remoteLoaded.get(scheme);
        if (known != null) {
            return Optional.of(known);
        }
        LoadedRemote found = LoadedRemote.find(scheme, application, "Labelwright");
        String by = "";
        for (PluginFolder folder : found == null ? remote : List.<PluginFolder>of()) {
            String name = folder.plugin().name();
            LoadedRemote other = LoadedRemote.find(scheme, folder.loader(), "the plug-in '" + name + "'");
            if (other != null && found != null) {
                throw new LabelingException(
                        StandardError.PLUGIN_DUPLICATE,
                        null,
                        "the plug-ins '" + by + "' and '" + name + "' both reach files of " + scheme + "://",
                        "take one of them away");
            }
            found = other == null ? found : other;
            by = other == null ? by : name;
        }
        if (found != null) {
            remoteLoaded.putIfAbsent(scheme, found);
        }
        return Optional.ofNullable(remoteLoaded.get(scheme));
    }

    /** What grows decision trees. */
    public TreeLearners trees() {
        return trees;
    }

    /**
     * The sha256 of each jar of the strategy's plug-in folder by file name, part of every cache key; empty for built-in
     * strategies, whose version says when they change.
     */
    public SortedMap<String, String> jarHashes(StrategyDescriptor strategy) {
        PluginFolder folder = folders.get(strategy.id());
        return folder == null ? Collections.emptySortedMap() : folder.hashes();
    }

    /** Closes the jars of plug-ins; classes that are not loaded yet can't be loaded after that. */
    @Override
    public void close() throws IOException {
        for (PluginFolder folder : new ArrayList<>(folders.values())) {
            folder.close();
        }
        for (PluginFolder folder : drivers) {
            folder.close();
        }
        for (PluginFolder folder : remote) {
            folder.close();
        }
        trees.close();
    }
}
