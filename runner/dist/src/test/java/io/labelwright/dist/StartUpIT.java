package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What loads at start: commands that end soon must not wait for what they do not use. */
class StartUpIT {

    private static final List<String> HEAVY = List.of(
            "com.google.inject",
            "com.google.common",
            "dev.cel",
            "com.google.protobuf",
            "org.antlr",
            "tools.jackson.databind");

    @TempDir
    private Path folder;

    /** Without it each command takes half as long again to start, and nobody is told. */
    @Test
    void theBuildLeavesAnArchiveForItsJdk() throws Exception {
        String build = System.getProperty("java.runtime.version").replaceAll("[^A-Za-z0-9.+-]", "_");

        try (var files = Files.list(Program.DISTRIBUTION.resolve("lib"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("labelwright-" + build) && name.endsWith(".jsa"));
        }
    }

    @Test
    void validateLoadsNoContainerAndNoExpressions() throws Exception {
        var program = JarProgram.plain(folder);
        program.copyExample("dawid-skene-1979");

        assertThat(heavyPackagesOf(program, "validate", "workflow.yaml")).isEmpty();
    }

    @Test
    void validateOfExpressionsLoadsThem() throws Exception {
        var program = JarProgram.plain(folder);
        program.copyExample("spam");

        assertThat(heavyPackagesOf(program, "validate", "workflow.yaml"))
                .contains("dev.cel")
                .doesNotContain("com.google.inject");
    }

    @Test
    void theListOfStrategiesLoadsNoneOfThem() throws Exception {
        var program = JarProgram.plain(folder);

        heavyPackagesOf(program, "strategies");

        assertThat(program.text("out.txt").lines())
                .noneMatch(line ->
                        line.contains(" io.labelwright.consensus.") || line.contains(" io.labelwright.evaluate."));
    }

    @Test
    void versionReadsNoArgumentsAndNoYaml() throws Exception {
        var program = JarProgram.plain(folder);

        heavyPackagesOf(program, "--version");

        assertThat(program.text("out.txt").lines())
                .anyMatch(line -> line.contains("io.labelwright.cli.Main"))
                .noneMatch(line -> line.contains("picocli.CommandLine$Interpreter") || line.contains("org.snakeyaml"));
    }

    /** Runs a command and gives those of the heavy packages of which it loaded a class. */
    private static Set<String> heavyPackagesOf(JarProgram program, String... arguments) throws Exception {
        var result = program.runWith(List.of("-Xlog:class+load:stdout"), arguments);
        assertThat(result.code()).isZero();
        return loaded(result.out());
    }

    private static Set<String> loaded(String log) {
        var packages = new TreeSet<String>();
        log.lines()
                .forEach(line -> HEAVY.stream()
                        .filter(heavy -> line.contains("] " + heavy + ".") || line.contains(" " + heavy + "."))
                        .forEach(packages::add));
        return packages;
    }
}
