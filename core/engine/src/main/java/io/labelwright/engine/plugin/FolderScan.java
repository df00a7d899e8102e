package io.labelwright.engine.plugin;

import io.labelwright.spi.learn.TreeLearner;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.processor.DescriptorProcessor;
import io.labelwright.spi.remote.RemoteFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads what the jars of one plug-in folder say, and finds what is wrong with them, without loading a class. */
final class FolderScan {

    private static final String SERVICES = "META-INF/services/";
    private static final String SPI_FOLDER = "io/labelwright/spi/";

    private final InstalledPlugin plugin;
    private final List<StrategyDescriptor> strategies = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Path, ZipFile> open = new TreeMap<>();
    private boolean drivers;
    private boolean remote;
    private boolean trees;

    private FolderScan(InstalledPlugin plugin) {
        this.plugin = plugin;
    }

    static FolderScan of(InstalledPlugin plugin) {
        var scan = new FolderScan(plugin);
        try {
            scan.scan();
        } finally {
            scan.close();
        }
        return scan;
    }

    /** What the descriptors tell, also where the plug-in is broken. */
    List<StrategyDescriptor> strategies() {
        return strategies;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Whether it is no plug-in but a driver of a database with its libraries. */
    boolean holdsDrivers() {
        return drivers && strategies.isEmpty();
    }

    /** Whether it grows decision trees. */
    boolean growsTrees() {
        return trees && problems.stream().noneMatch(Problem::isError);
    }

    /** Whether it reaches remote files. */
    boolean reachesRemote() {
        return remote && problems.stream().noneMatch(Problem::isError);
    }

    private void scan() {
        if (plugin.jars().isEmpty()) {
            broken(
                    plugin.folder(),
                    "the plug-in folder holds no jar",
                    "put the plug-in's jar and its libraries into it");
            return;
        }
        for (Path jar : plugin.jars()) {
            try {
                open.put(jar, new ZipFile(jar.toFile(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                broken(jar, "the jar can't be read: " + e.getMessage(), "copy it again");
            }
        }
        for (var entry : open.entrySet()) {
            try {
                readJar(entry.getKey(), entry.getValue());
            } catch (IOException e) {
                broken(entry.getKey(), "the jar can't be read: " + e.getMessage(), "copy it again");
            }
        }
        if (strategies.isEmpty()
                && !drivers
                && !remote
                && !trees
                && problems.stream().noneMatch(Problem::isError)) {
            noDescriptor(plugin.folder());
        }
    }

    private void readJar(Path jar, ZipFile zip) throws IOException {
        warnOfShadowedSpi(jar, zip);
        drivers |= zip.getEntry(SERVICES + Driver.class.getName()) != null;
        remote |= zip.getEntry(SERVICES + RemoteFiles.class.getName()) != null;
        trees |= zip.getEntry(SERVICES + TreeLearner.class.getName()) != null;
        ZipEntry descriptor = zip.getEntry(DescriptorProcessor.DESCRIPTOR);
        Map<StrategyDescriptor.Kind, List<String>> services = services(zip);
        if (descriptor == null) {
            if (!services.isEmpty()) {
                noDescriptor(jar);
            }
            return;
        }
        try (InputStream in = zip.getInputStream(descriptor)) {
            List<StrategyDescriptor> read = DescriptorReader.read(in, new Origin(plugin.name(), jar.toString()));
            strategies.addAll(read);
            checkServices(jar, services, read);
        } catch (MalformedDescriptor e) {
            broken(
                    jar,
                    DescriptorProcessor.DESCRIPTOR + " is malformed: " + e.getMessage(),
                    "compile the plug-in from clean against the labelwright-spi of this version");
        }
    }

    private void warnOfShadowedSpi(Path jar, ZipFile zip) {
        if (zip.stream().anyMatch(entry -> entry.getName().startsWith(SPI_FOLDER) && !entry.isDirectory())) {
            problems.add(Problem.warning(
                    StandardError.PLUGIN_BROKEN,
                    Place.of(jar.toString()),
                    "plug-in '" + plugin.name()
                            + "': the jar holds classes of io.labelwright.spi; they are not used, the"
                            + " engine's own are",
                    "take labelwright-spi out of the folder (its scope is `provided`)"));
        }
    }

    private static Map<StrategyDescriptor.Kind, List<String>> services(ZipFile zip) throws IOException {
        var services = new TreeMap<StrategyDescriptor.Kind, List<String>>();
        for (StrategyDescriptor.Kind kind : StrategyDescriptor.Kind.values()) {
            ZipEntry file = zip.getEntry(serviceFile(kind));
            if (file != null) {
                services.put(kind, providers(zip.getInputStream(file)));
            }
        }
        return services;
    }

    private static List<String> providers(InputStream file) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            var providers = new ArrayList<String>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int comment = line.indexOf('#');
                String name = (comment < 0 ? line : line.substring(0, comment)).strip();
                if (!name.isEmpty()) {
                    providers.add(name);
                }
            }
            return providers;
        }
    }

    private void checkServices(
            Path jar, Map<StrategyDescriptor.Kind, List<String>> services, List<StrategyDescriptor> described) {
        int before = problems.size();
        services.forEach((kind, providers) -> {
            for (String provider : providers) {
                if (!hasClass(provider)) {
                    broken(
                            jar,
                            serviceFile(kind) + " names " + provider + ", which is in no jar of the plug-in",
                            "compile the plug-in from clean; the annotation processor writes this file");
                }
            }
        });
        for (StrategyDescriptor strategy : described) {
            boolean named = services.getOrDefault(strategy.kind(), List.of()).contains(strategy.factory());
            if (!named && problems.size() == before) {
                broken(
                        jar,
                        serviceFile(strategy.kind()) + " does not name " + strategy.factory() + ", the factory of "
                                + strategy.id(),
                        "compile the plug-in from clean; the annotation processor writes this file");
            }
        }
    }

    private boolean hasClass(String name) {
        String entry = name.replace('.', '/') + ".class";
        return open.values().stream().anyMatch(zip -> zip.getEntry(entry) != null);
    }

    private static String serviceFile(StrategyDescriptor.Kind kind) {
        return SERVICES + kind.service().getName();
    }

    private void noDescriptor(Path where) {
        broken(
                where,
                "there is no " + DescriptorProcessor.DESCRIPTOR
                        + ": it holds no strategy or connector, or was compiled without annotation processing",
                "put labelwright-spi on the processor path; on JDK 23+ use -proc:full");
    }

    private void broken(Path where, String message, String hint) {
        problems.add(Problem.error(
                StandardError.PLUGIN_BROKEN,
                Place.of(where.toString()),
                "plug-in '" + plugin.name() + "' is set aside: " + message,
                hint));
    }

    private void close() {
        for (ZipFile zip : open.values()) {
            try {
                zip.close();
            } catch (IOException ignored) {
                // Nothing was written, so nothing is lost.
            }
        }
    }
}
