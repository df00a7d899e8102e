package io.labelwright.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.store.file.Sha256;
import io.labelwright.spi.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other processes: killed, racing, holding the lock. */
class StoreCrashTest {

    private static final int KILLS = 10;

    @TempDir
    private Path root;

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void aKilledProcessLeavesWholeFilesOnlyAndAllThatItSaidItHadDone() throws Exception {
        var random = new Random(7);
        var acknowledged = new ArrayList<String[]>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process child = StoreChild.start("write", root, kill);
            try (BufferedReader out = output(child)) {
                int lines = 1 + random.nextInt(12);
                for (int i = 0; i < lines; i++) {
                    acknowledged.add(out.readLine().split(" "));
                }
                TimeUnit.MICROSECONDS.sleep(random.nextInt(5_000));
                // Not Process.destroyForcibly, which closes the pipe before what is in it can be read.
                child.toHandle().destroyForcibly();
                out.lines()
                        .filter(line -> line.matches("done [0-9a-f]{64} [0-9a-f]{64} \\d+,"))
                        .forEach(line -> acknowledged.add(line.split(" ")));
                child.waitFor();
            }

            Store store = Store.open(root, problems::add);

            assertThat(files("tmp")).isEmpty();
            for (Path object : files("objects")) {
                String sha256 = object.getParent().getFileName() + "" + object.getFileName();
                assertThat(Sha256.of(Files.readAllBytes(object))).isEqualTo(sha256);
            }
            store.database()
                    .stages()
                    .each(
                            (key, body) -> assertThat(store.has(store.find(key)
                                            .orElseThrow()
                                            .outputs()
                                            .get(0)
                                            .sha256()))
                                    .isTrue(),
                            (key, body) ->
                                    assertThat(key).as("a damaged record").isNull());
            assertThat(store.database().damage()).isEmpty();
            assertThat(store.database().runs().damaged()).isEmpty();
            assertThat(store.latest("kill", "stage")).isPresent();
        }
        Store store = Store.open(root, problems::add);
        var answered = new TreeSet<String>();
        for (int kill = 0; kill < KILLS; kill++) {
            store.answers().read("w" + kill).forEach(answer -> answered.add(answer.item()));
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS).allSatisfy(line -> {
            assertThat(line[0]).isEqualTo("done");
            assertThat(store.has(line[1])).isTrue();
            assertThat(store.find(line[2])).isPresent();
            assertThat(answered).contains("item " + line[3].replace(",", ""));
        });
        assertThat(problems).isEmpty();
    }

    @Test
    void ofSeveralProcessesOneRecordsAStage() throws Exception {
        int keys = 60;
        var children = new ArrayList<Process>();
        for (int i = 0; i < 3; i++) {
            children.add(StoreChild.start("race", root, keys));
        }
        var won = new TreeSet<String>();
        int lines = 0;
        for (Process child : children) {
            try (BufferedReader out = output(child)) {
                for (String line : out.lines().toList()) {
                    assertThat(line).startsWith("won");
                    won.add(line);
                    lines++;
                }
            }
            assertThat(child.waitFor()).isZero();
        }

        assertThat(won).hasSize(keys);
        assertThat(lines).isEqualTo(keys);
        assertThat(files("tmp")).isEmpty();
    }

    @Test
    void theLockOfAKilledProcessIsFree() throws Exception {
        Process child = StoreChild.start("hold", root, 0);
        try (BufferedReader out = output(child)) {
            assertThat(out.readLine()).isEqualTo("locked true");
            Store store = Store.open(root, problems::add);
            assertThat(store.tryLock()).isEmpty();
            assertThat(store.owner().orElseThrow().pid()).isEqualTo(child.pid());

            child.destroyForcibly().waitFor();

            store.tryLock().orElseThrow().close();
        }
    }

    private static BufferedReader output(Process child) {
        return new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(name))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
