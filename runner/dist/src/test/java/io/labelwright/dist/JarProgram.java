package io.labelwright.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The jar of the distribution in processes of its own. */
final class JarProgram {

    static final Path DISTRIBUTION = Path.of(System.getProperty("labelwright.dist"));

    /** The examples of the documentation. */
    static final Path EXAMPLES = Path.of("../../docs/examples").toAbsolutePath().normalize();

    private final Path folder;
    private final List<String> quick;

    /** A program that works in a folder, and starts as quickly as it can: tests start it hundreds of times. */
    JarProgram(Path folder) {
        this(folder, quickStart());
    }

    private JarProgram(Path folder, List<String> quick) {
        this.folder = folder;
        this.quick = quick;
    }

    /** A program that is started with nothing but {@code java -jar}, as the JVM comes. */
    static JarProgram plain(Path folder) {
        return new JarProgram(folder, List.of());
    }

    /**
     * Flags of the JVM for processes that end soon: the start-up archive of the distribution, which only the launcher
     * takes by itself, and no thread for what pays later.
     */
    static List<String> quickStart() {
        var flags = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        try (var files = Files.newDirectoryStream(DISTRIBUTION.resolve("lib"), "*.jsa")) {
            for (Path archive : files) {
                flags.addAll(List.of("-Xshare:auto", "-Xlog:disable", "-XX:SharedArchiveFile=" + archive));
            }
            return flags;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Result(int code, String out, String err) {}

    /** Runs a command. */
    Result run(String... arguments) throws Exception {
        return runWith(List.of(), arguments);
    }

    /** Runs a command with flags of the JVM. */
    Result runWith(List<String> flags, String... arguments) throws Exception {
        return runUnder(List.of(), flags, arguments);
    }

    /** Runs a command with flags of the JVM under another program, for example strace. */
    Result runUnder(List<String> other, List<String> flags, String... arguments) throws Exception {
        var process = startUnder(other, flags, arguments);
        int code = process.waitFor();
        return new Result(code, text("out.txt"), text("err.txt"));
    }

    /** Starts a command; what it prints goes to {@code out.txt} and {@code err.txt} in the folder. */
    Process start(List<String> flags, String... arguments) throws IOException {
        return startUnder(List.of(), flags, arguments);
    }

    private Process startUnder(List<String> other, List<String> flags, String... arguments) throws IOException {
        var command = new ArrayList<String>(other);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            // As the launcher does: without it the JVM itself warns of what a library does.
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(quick);
        command.addAll(flags);
        command.addAll(List.of("-jar", DISTRIBUTION.resolve("labelwright.jar").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("LABELWRIGHT_") || name.startsWith("JAVA_TOOL"));
        return builder.start();
    }

    String text(String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
    }

    /** Copies an example into the folder. */
    void copyExample(String name) throws IOException {
        Path example = EXAMPLES.resolve(name);
        try (Stream<Path> files = Files.walk(example)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(example.resolve("out")) && !file.startsWith(example.resolve(".labelwright"))) {
                    Path target = folder.resolve(example.relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }
}
