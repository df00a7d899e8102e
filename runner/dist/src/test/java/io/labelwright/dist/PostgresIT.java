package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs on a store whose database is on a server: what holds for a store in a folder holds there. */
@Tag("servers")
class PostgresIT {

    private static final long SEED = Long.getLong("labelwright.seed", 20261127L);
    private static final int KILLS = 5;

    private static EmbeddedPostgres server;
    private static int databases;

    @TempDir
    private Path folder;

    private String address;

    @BeforeAll
    static void start() {
        try {
            server = EmbeddedPostgres.builder().start();
        } catch (IOException | RuntimeException e) {
            Assumptions.abort("PostgreSQL does not start on this machine: " + e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    /** A database of its own for each test. */
    @BeforeEach
    void makeDatabase() throws SQLException {
        databases++;
        String name = "team" + databases;
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        address = server.getJdbcUrl("postgres", name);
    }

    /** A machine with a copy of an example whose store is in this test's database, and with files of its own. */
    private Path machine(String name, String example) throws IOException {
        Path machine = Files.createDirectories(folder.resolve(name));
        new JarProgram(machine).copyExample(example);
        Path file = machine.resolve("workflow.yaml");
        String text = Files.readString(file);
        assertThat(text).doesNotContain("\nstore:");
        Files.writeString(file, text + "\nstore: {database: \"" + address + "\", files: files}\n");
        return machine;
    }

    private static Map<String, String> outputs(Path machine) throws IOException {
        var contents = new TreeMap<String, String>();
        if (Files.isDirectory(machine.resolve("out"))) {
            try (var files = Files.list(machine.resolve("out"))) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    if (!name.startsWith(".")) {
                        contents.put(name, Files.readString(file, StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return contents;
    }

    private Map<String, String> outputsOfAStoreInAFolder() throws Exception {
        Path plain = Files.createDirectories(folder.resolve("plain"));
        var program = new JarProgram(plain);
        program.copyExample("dawid-skene-1979");
        assertThat(program.run("run", "workflow.yaml").code()).isZero();
        return outputs(plain);
    }

    @Test
    void aRunOnAServerIsLikeOneInAFolder() throws Exception {
        Map<String, String> expected = outputsOfAStoreInAFolder();
        Path machine = machine("machine", "dawid-skene-1979");
        var program = new JarProgram(machine);

        var plan = program.run("plan", "workflow.yaml");
        var first = program.run("run", "workflow.yaml");
        var second = program.run("run", "workflow.yaml");
        var runs = program.run("runs", "-f", "workflow.yaml");
        var one = program.run("runs", "run-0002", "-f", "workflow.yaml");
        var status = program.run("status", "workflow.yaml");
        var explained = program.run("explain", "1", "-f", "workflow.yaml");
        var info = program.run("store", "info", "-f", "workflow.yaml");
        var check = program.run("store", "check", "-f", "workflow.yaml");
        var gc = program.run("store", "gc", "-f", "workflow.yaml");
        var backup = program.run("store", "backup", "copy", "-f", "workflow.yaml");
        var copied = program.run("run", "workflow.yaml", "--store", "copy");

        assertThat(plan.code()).as(plan.toString()).isZero();
        assertThat(first.code()).as(first.toString()).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(outputs(machine)).isEqualTo(expected);
        assertThat(second.out()).contains("5 stages, 5 cached");
        assertThat(runs.out()).contains("run-0001", "run-0002");
        assertThat(one.out()).contains("cached");
        assertThat(status.code()).as(status.toString()).isZero();
        assertThat(explained.code()).as(explained.toString()).isZero();
        assertThat(explained.out()).contains("agreed");
        assertThat(info.out()).contains("postgresql", "jdbc:postgresql://localhost:");
        assertThat(check.code()).as(check.toString()).isZero();
        assertThat(gc.code()).as(gc.toString()).isZero();
        assertThat(backup.code()).as(backup.toString()).isZero();
        assertThat(copied.out()).as("the copy is a store in a folder").contains("5 stages, 5 cached");
        for (var ended : List.of(plan, first, runs, one, status, explained, info, check, gc, backup)) {
            assertThat(ended.out() + ended.err()).doesNotContain("user=postgres");
        }
        assertThat(machine.resolve("files/store.db")).doesNotExist();
        assertThat(machine.resolve(".labelwright")).doesNotExist();
    }

    @Test
    void aKilledRunGoesOnToTheSameBytes() throws Exception {
        Map<String, String> expected = outputsOfAStoreInAFolder();
        Path machine = machine("machine", "dawid-skene-1979");
        var program = new JarProgram(machine);
        long start = System.nanoTime();
        assertThat(program.run("validate", "workflow.yaml").code()).isZero();
        int millis = (int) ((System.nanoTime() - start) / 1_000_000);
        var random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = program.start(List.of(), "run", "workflow.yaml");
            process.waitFor(millis / 2 + random.nextInt(2 * millis), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            outputs(machine)
                    .forEach((name, text) -> assertThat(text).as("seed " + SEED).isEqualTo(expected.get(name)));
        }

        var last = program.run("run", "workflow.yaml", "--no-wait");
        var check = program.run("store", "check", "-f", "workflow.yaml");

        assertThat(last.code()).as(last.toString()).isZero();
        assertThat(outputs(machine)).isEqualTo(expected);
        assertThat(check.code()).as(check.toString()).isZero();
    }

    @Test
    void machinesWithDifferentFilesTakeTurnsAndKnowWhoRuns() throws Exception {
        Path here = machine("here", "review");
        Path there = machine("there", "review");
        var first = new JarProgram(here);
        var second = new JarProgram(there);
        Process waiting = first.start(List.of(), "run", "workflow.yaml", "--wait");
        try {
            String owner = "process " + waiting.pid();
            while (!Files.exists(here.resolve("files/lock-owner"))) {
                assertThat(waiting.isAlive()).as(first.text("err.txt")).isTrue();
                Thread.sleep(50);
            }

            var refused = second.run("run", "workflow.yaml", "--no-wait");
            var info = second.run("store", "info", "-f", "workflow.yaml");
            var cleaning = second.run("store", "gc", "-f", "workflow.yaml");

            assertThat(info.out()).contains(owner);
            assertThat(refused.code()).as(refused.toString()).isEqualTo(1);
            assertThat(refused.err()).contains("is in use by " + owner, "leave out --no-wait to wait for it");
            assertThat(cleaning.err()).contains(owner);
        } finally {
            waiting.destroyForcibly().waitFor();
        }

        var after = second.run("run", "workflow.yaml", "--no-wait");

        assertThat(after.code()).as(after.toString()).isEqualTo(3);
        assertThat(after.err()).contains("LBL-4006");
    }
}
