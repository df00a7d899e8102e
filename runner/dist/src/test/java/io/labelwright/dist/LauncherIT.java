package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/labelwright} in processes of its own. */
class LauncherIT {

    private static final Path DISTRIBUTION = Path.of(System.getProperty("labelwright.dist"));
    private static final Path LAUNCHER = DISTRIBUTION.resolve("bin/labelwright");

    @TempDir
    private Path folder;

    @Test
    void jarAndScriptSayTheSameVersion() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        var jar = run(
                Map.of(), java, "-jar", DISTRIBUTION.resolve("labelwright.jar").toString(), "--version");
        var script = run(Map.of(), LAUNCHER.toString(), "--version");

        assertThat(jar).isEqualTo(script);
        assertThat(script.code()).isZero();
        assertThat(script.out()).startsWith("labelwright ");
        assertThat(script.err()).isEmpty();
    }

    /** Kernels differ in how they round, which no result shows. */
    @Test
    void theVectorApiChangesNoByte() throws Exception {
        var results = Files.createDirectories(folder.resolve("results"));
        for (String opts : List.of("-Xmx256m", "-Xmx256m --add-modules jdk.incubator.vector")) {
            var copy = folder.resolve("digits" + opts.length());
            Program.copy(Documentation.ROOT.resolve("docs/examples/digits"), copy);

            Program.Ended ended = Program.run(
                    copy,
                    List.of(LAUNCHER.toString(), "run", "workflow.yaml", "-q"),
                    Map.of("LABELWRIGHT_JAVA_OPTS", opts));

            assertThat(ended.code()).as(ended.toString()).isZero();
            assertThat(ended.err().contains("incubator")).isEqualTo(opts.contains("incubator"));
            Files.move(copy.resolve("out/labels.csv"), results.resolve(opts.length() + ".csv"));
        }
        try (Stream<Path> files = Files.list(results)) {
            List<Path> both = files.toList();
            assertThat(both).hasSize(2);
            assertThat(both.get(0)).hasSameBinaryContentAs(both.get(1));
        }
    }

    @Test
    void startsThroughSymbolicLinks() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("first"), LAUNCHER);
        var linkToLink = Files.createSymbolicLink(folder.resolve("second"), link.getFileName());

        var result = run(Map.of(), linkToLink.toString(), "--version");

        assertThat(result.code()).isZero();
        Files.delete(link); // else JUnit warns of a link that leaves the folder
    }

    @Test
    void saysWhereItLookedForJava() throws Exception {
        var result = run(Map.of("LABELWRIGHT_JAVA", "/nowhere/java"), LAUNCHER.toString(), "--version");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("LABELWRIGHT_JAVA", "/nowhere/java");
    }

    @Test
    void refusesAnOldJava() throws Exception {
        var jdk = Files.createDirectories(folder.resolve("jdk-11/bin"));
        var java = Files.writeString(jdk.resolve("java"), "#!/bin/sh\nexit 1\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("jdk-11/release"), "JAVA_VERSION=\"11.0.22\"\n");

        var result = run(Map.of("LABELWRIGHT_JAVA", java.toString()), LAUNCHER.toString(), "--version");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("needs Java 17 or newer", "11.0.22");
    }

    @Test
    void usersFlagsWinOverOurs() throws Exception {
        var flags = Map.of("LABELWRIGHT_JAVA_OPTS", "-XX:+UseG1GC -XX:+PrintFlagsFinal");

        var result = run(flags, LAUNCHER.toString(), "--version");

        assertThat(result.code()).isZero();
        assertThat(result.out()).containsPattern("UseG1GC +:?= true");
    }

    @Test
    void makesItsArchiveOnceInTheCacheAndSurvivesABadOne() throws Exception {
        var copy = copyOfTheDistribution();
        var launcher = copy.resolve("bin/labelwright").toString();
        var cache = Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString());

        run(cache, launcher, "validate", "--help");
        var archives = archives();
        var again = run(cache, launcher, "validate", "--help");

        assertThat(archives).hasSize(1);
        assertThat(archives()).isEqualTo(archives);
        var damaged = archives.get(0);
        Files.delete(damaged);
        Files.writeString(damaged, "not an archive");
        assertThat(run(cache, launcher, "validate", "--help")).isEqualTo(again);
    }

    @Test
    void worksWithoutAWritableCache() throws Exception {
        var copy = copyOfTheDistribution();
        var notAFolder = Files.writeString(folder.resolve("file"), "");

        var result = run(
                Map.of("XDG_CACHE_HOME", notAFolder.toString()),
                copy.resolve("bin/labelwright").toString(),
                "--version");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
    }

    private List<Path> archives() throws IOException {
        try (var files = Files.list(folder.resolve("cache/labelwright"))) {
            return files.toList();
        }
    }

    /** In a folder with a space in its name, without the archive of the build. */
    private Path copyOfTheDistribution() throws IOException {
        var copy = folder.resolve("a copy");
        try (Stream<Path> files = Files.walk(DISTRIBUTION)) {
            for (var file : files.filter(LauncherIT::isNeeded).toList()) {
                var target = copy.resolve(DISTRIBUTION.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return copy;
    }

    private static boolean isNeeded(Path file) {
        return Files.isRegularFile(file)
                && !file.toString().endsWith(".jsa")
                && !DISTRIBUTION.relativize(file).startsWith("sdk");
    }

    private Result run(Map<String, String> environment, String... command) throws Exception {
        var out = Files.createTempFile(folder, "out", ".txt");
        var err = Files.createTempFile(folder, "err", ".txt");
        var builder = new ProcessBuilder(Arrays.asList(command))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LABELWRIGHT_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Result(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    private record Result(int code, String out, String err) {}
}
