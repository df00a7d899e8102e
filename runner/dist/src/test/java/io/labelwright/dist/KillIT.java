package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The program is killed at random moments; then the same command ends with the bytes of an undisturbed run. */
@Tag("durability")
@Isolated("kills after times that it has measured, in as many processes as there are cores")
class KillIT {

    private static final int ROUNDS = Integer.getInteger("labelwright.kill.rounds", 100);
    private static final long SEED = Long.getLong("labelwright.seed", 20261125L);

    /** How many kills a store sees before it is resumed and looked at. */
    private static final int KILLS_A_STORE = 10;

    /**
     * Folders in which processes are killed at the same time: a process at its start leaves a core idle now and then.
     */
    private static final int LANES = 2;

    @TempDir
    private Path folder;

    @Test
    void aKilledRunGoesOnToTheSameBytes() throws Exception {
        var lanes = new ArrayList<Callable<Integer>>();
        for (int lane = 0; lane < LANES; lane++) {
            long seed = SEED + lane;
            int rounds = ROUNDS / LANES + (lane < ROUNDS % LANES ? 1 : 0);
            Path place = Files.createDirectory(folder.resolve("lane-" + lane));
            lanes.add(() -> new Lane(place, seed).run(rounds));
        }
        ExecutorService threads = Executors.newFixedThreadPool(LANES);
        try {
            int killed = 0;
            for (Future<Integer> lane : threads.invokeAll(lanes)) {
                killed += lane.get();
            }
            System.out.println(
                    "KillIT: " + ROUNDS + " rounds, seed " + SEED + ", " + killed + " killed before their end");
        } finally {
            threads.shutdownNow();
        }
    }

    /** Rounds in one folder, one after the other. */
    private record Lane(Path folder, long seed) {

        /** How many processes were killed before their end. */
        int run(int rounds) throws Exception {
            var program = new JarProgram(folder);
            program.copyExample("dawid-skene-1979");
            long start = System.nanoTime();
            assertThat(program.run("run", "workflow.yaml").code()).isZero();
            long micros = (System.nanoTime() - start) / 1000;
            var whole = outputs();
            var random = new Random(seed);
            delete(".labelwright");
            delete("out");
            int killed = 0;
            for (int round = 1; round <= rounds; round++) {
                String what = "seed " + seed + ", round " + round;
                Process process = program.start(List.of(), "run", "workflow.yaml");
                if (!process.waitFor(random.nextInt((int) micros), TimeUnit.MICROSECONDS)) {
                    killed++;
                }
                process.destroyForcibly().waitFor();
                outputs().forEach((name, text) -> assertThat(text).as(what).isEqualTo(whole.get(name)));
                if (round % KILLS_A_STORE == 0 || round == rounds) {
                    checkResumed(program, what, whole);
                }
            }
            return killed;
        }

        private void checkResumed(JarProgram program, String what, Map<String, String> whole) throws Exception {
            var again = program.run("run", "workflow.yaml");
            assertThat(again.code()).as(what + again).isZero();
            // Nothing but that the run before was cut short, with its hint; not even that, when no run had begun.
            assertThat(again.err())
                    .as(what)
                    .matches("(LBL-4006 warning: the process of run-\\d+ was ended .*\\R {2}what was committed.*\\R)?");
            assertThat(outputs()).as(what).isEqualTo(whole);
            var check = program.run("store", "check");
            assertThat(check.code()).as(what + check).isZero();
            delete(".labelwright");
            delete("out");
        }

        /** What has a final name. */
        private Map<String, String> outputs() throws IOException {
            var contents = new TreeMap<String, String>();
            if (Files.isDirectory(folder.resolve("out"))) {
                try (var files = Files.list(folder.resolve("out"))) {
                    for (Path file : files.toList()) {
                        String name = file.getFileName().toString();
                        if (!name.startsWith(".labelwright-")) {
                            contents.put(name, Files.readString(file, StandardCharsets.UTF_8));
                        }
                    }
                }
            }
            return contents;
        }

        private void delete(String name) throws IOException {
            if (Files.exists(folder.resolve(name))) {
                try (var files = Files.walk(folder.resolve(name))) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
