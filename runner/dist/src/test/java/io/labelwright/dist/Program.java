package io.labelwright.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own. */
final class Program {

    static final Path DISTRIBUTION = Path.of(System.getProperty("labelwright.dist", "target/labelwright"));

    private static final int MOST_SECONDS = 300;

    private Program() {}

    /** What a program left behind. */
    record Ended(int code, String out, String err) {

        @Override
        public String toString() {
            return "exit code " + code + "\n" + out + err;
        }
    }

    /** Runs {@code bin/labelwright} in a folder. */
    static Ended labelwright(Path folder, String... arguments) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of(DISTRIBUTION.resolve("bin/labelwright").toString()));
        command.addAll(Arrays.asList(arguments));
        return run(folder, command);
    }

    /** Runs a command in a folder. */
    static Ended run(Path folder, List<String> command) throws IOException, InterruptedException {
        return run(folder, command, Map.of());
    }

    /** Runs a command in a folder with more in its environment. */
    static Ended run(Path folder, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var out = Files.createTempFile("out", ".txt");
        var err = Files.createTempFile("err", ".txt");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("LABELWRIGHT_"));
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            // They end before the flags pay that the launcher gives to a run; it keeps those that it is given.
            builder.environment().put("LABELWRIGHT_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " is not done after " + MOST_SECONDS + " s");
            }
            return new Ended(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Copies a folder without what builds and runs leave in it. */
    static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var relative = from.relativize(file);
                var top = relative.getName(0).toString();
                if (!List.of("target", "out", ".labelwright", "plugins").contains(top)) {
                    var target = to.resolve(relative);
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }
}
