package io.labelwright.engine.plugin;

import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the class path and the plug-in folders, and settles which strategies can be used. */
final class Discovery {

    /** Loops and their like steer stages, which only the engine can do. */
    private static final String ENGINE_FAMILY = "flow";

    private final ClassLoader application;
    private final List<Problem> problems = new ArrayList<>();
    private final List<PluginFolder> folders = new ArrayList<>();
    private final SortedMap<String, StrategyDescriptor> strategies = new TreeMap<>();
    private final Map<String, Problem> setAside = new TreeMap<>();
    private final IdentityHashMap<StrategyDescriptor, PluginFolder> folderOf = new IdentityHashMap<>();

    private final Map<PluginFolder, List<StrategyDescriptor>> described = new LinkedHashMap<>();
    private final List<PluginFolder> drivers = new ArrayList<>();
    private final List<PluginFolder> remote = new ArrayList<>();
    private final List<PluginFolder> trees = new ArrayList<>();

    private Discovery(ClassLoader application) {
        this.application = application;
    }

    static Discovery of(List<Path> pluginFolders, ClassLoader application) {
        var discovery = new Discovery(application);
        discovery.readBuiltIns();
        Set<Path> seen = new HashSet<>();
        for (Path folder : pluginFolders) {
            discovery.readFolders(folder, seen);
        }
        discovery.setAside.keySet().forEach(discovery::forgetPlugin);
        return discovery;
    }

    /** What these jars, as one plug-in, would bring beside the built-in strategies. */
    static Discovery ofOne(InstalledPlugin plugin, ClassLoader application) {
        var discovery = new Discovery(application);
        discovery.readBuiltIns();
        discovery.read(plugin);
        discovery.setAside.keySet().forEach(discovery::forgetPlugin);
        return discovery;
    }

    private void readBuiltIns() {
        EngineStrategies.all().forEach(this::add);
        BuiltIns.read(application, problems).forEach(this::add);
    }

    List<Problem> problems() {
        return problems;
    }

    List<PluginFolder> folders() {
        return folders;
    }

    /** Those of the folders that hold drivers of databases. */
    List<PluginFolder> drivers() {
        return drivers;
    }

    /** Those of the folders that grow decision trees. */
    List<PluginFolder> trees() {
        return trees;
    }

    /** Those of the folders that reach remote files. */
    List<PluginFolder> remote() {
        return remote;
    }

    SortedMap<String, StrategyDescriptor> strategies() {
        return strategies;
    }

    Map<String, Problem> setAside() {
        return setAside;
    }

    @Nullable
    PluginFolder folderOf(StrategyDescriptor strategy) {
        return folderOf.get(strategy);
    }

    /** Each folder with what its jars say that they bring, also where it can't be used. */
    Map<PluginFolder, List<StrategyDescriptor>> described() {
        return described;
    }

    private void readFolders(Path parent, Set<Path> seen) {
        try {
            if (!seen.add(parent.toRealPath())) {
                return;
            }
            for (Path entry : entries(parent)) {
                if (Files.isDirectory(entry)) {
                    readFolder(entry);
                } else if (isJar(entry)) {
                    problems.add(misplaced(parent, entry));
                }
            }
        } catch (IOException e) {
            problems.add(Problem.error(
                    StandardError.FILE_NOT_READABLE,
                    Place.of(parent.toString()),
                    "the folder of plug-ins can't be read: it is not there, no folder, or not readable",
                    "name a folder that holds one folder for each plug-in"));
        }
    }

    private void readFolder(Path folder) throws IOException {
        List<Path> jars = entries(folder).stream().filter(Discovery::isJar).toList();
        read(new InstalledPlugin(folder.getFileName().toString(), folder, jars));
    }

    private void read(InstalledPlugin plugin) {
        var code = new PluginFolder(plugin, application);
        folders.add(code);
        FolderScan scan = FolderScan.of(plugin);
        if (scan.holdsDrivers()) {
            drivers.add(code);
        }
        if (scan.growsTrees()) {
            trees.add(code);
        }
        if (scan.reachesRemote()) {
            remote.add(code);
        }
        described.put(code, List.copyOf(scan.strategies()));
        problems.addAll(scan.problems());
        var broken = scan.problems().stream().filter(Problem::isError).findFirst();
        for (StrategyDescriptor strategy : scan.strategies()) {
            if (broken.isPresent()) {
                setAside.putIfAbsent(strategy.id(), broken.get());
            } else {
                folderOf.put(strategy, code);
                add(strategy);
            }
        }
    }

    private void add(StrategyDescriptor strategy) {
        Problem refusal =
                strategy.family().equals(ENGINE_FAMILY) && !strategy.origin().builtIn()
                        ? engineFamily(strategy)
                        : GoldGuard.problem(strategy).orElse(null);
        if (refusal != null) {
            problems.add(refusal);
            setAside.putIfAbsent(strategy.id(), refusal);
            return;
        }
        StrategyDescriptor other = strategies.putIfAbsent(strategy.id(), strategy);
        if (other != null) {
            Problem duplicate = duplicate(other, strategy);
            problems.add(duplicate);
            setAside.put(strategy.id(), duplicate);
        }
    }

    private static Problem engineFamily(StrategyDescriptor strategy) {
        return Problem.error(
                StandardError.PLUGIN_BROKEN,
                Place.of(strategy.origin().jar()),
                "strategy " + strategy.id() + " is set aside: the family " + ENGINE_FAMILY + " is the engine's own",
                "give it an id of another family");
    }

    private static Problem duplicate(StrategyDescriptor first, StrategyDescriptor second) {
        return Problem.error(
                StandardError.PLUGIN_DUPLICATE,
                Place.of(second.origin().jar()),
                "strategy " + first.id() + " comes from two jars: "
                        + first.origin().jar() + " and " + second.origin().jar()
                        + (first.origin().builtIn() ? "; the built-in one is used" : "; neither is used"),
                "take one of them away, or give one another id");
    }

    /** Takes away a contested id. It is kept for the built-in, whose place no plug-in may take. */
    private void forgetPlugin(String id) {
        Problem reason = setAside.get(id);
        StrategyDescriptor kept = strategies.get(id);
        if (kept != null
                && !kept.origin().builtIn()
                && reason != null
                && reason.code() == StandardError.PLUGIN_DUPLICATE) {
            strategies.remove(id);
        }
    }

    private static Problem misplaced(Path parent, Path jar) {
        String name = jar.getFileName().toString();
        String folder = name.substring(0, name.length() - ".jar".length());
        return Problem.error(
                StandardError.PLUGIN_BROKEN,
                Place.of(jar.toString()),
                "the jar lies beside the plug-in folders and is not used",
                "move it to " + parent.resolve(folder).resolve(name));
    }

    private static List<Path> entries(Path folder) throws IOException {
        var entries = new ArrayList<Path>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                if (!entry.getFileName().toString().startsWith(".")) {
                    entries.add(entry);
                }
            }
        }
        entries.sort(null);
        return entries;
    }

    private static boolean isJar(Path path) {
        return path.getFileName().toString().endsWith(".jar");
    }
}
