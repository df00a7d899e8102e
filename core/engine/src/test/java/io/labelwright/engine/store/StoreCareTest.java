package io.labelwright.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.engine.store.database.Durability;
import io.labelwright.engine.store.file.Sha256;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Check, cleaning, copying, and stores of earlier versions. */
class StoreCareTest {

    private static final String OLD = Sha256.of("old");
    private static final String NEW = Sha256.of("new");

    @TempDir
    private Path folder;

    private final List<Problem> problems = new ArrayList<>();
    private Store store;
    private String first;
    private String second;

    @BeforeEach
    void twoRunsOfOneStage() {
        store = Store.open(folder.resolve("store"), problems::add);
        first = store.putBytes(new byte[] {1});
        second = store.putBytes(new byte[] {2});
        String ids = store.putBytes("ids".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(ids).isEqualTo(Sha256.of("ids"));
        for (String[] each : new String[][] {{OLD, first}, {NEW, second}}) {
            StageRecord record = StoreTest.record("agreed", List.of(each[1]));
            store.recordLatest("spam", each[0], record);
            run(each[0], record);
        }
        store.answers().append(List.of(StoreChild.answer("spam", "a")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void run(String key, StageRecord record) {
        var stage = new RunStage(
                "agreed",
                "x/y",
                "ran",
                "first run",
                1,
                key,
                record.counts(),
                record.facts(),
                record.outputs(),
                List.of());
        RunRecord run = RunRecord.start("spam", Instant.EPOCH, "h", "yaml", Map.of("a.jar", "f"), List.of(stage));
        String id = store.runs().begin(run);
        store.runs().end(run.named(id).ended("done", Instant.EPOCH, Map.of("items", 3L), List.of(), List.of(), null));
    }

    @Test
    void aWholeStoreHasNoProblems() {
        StoreCheck.Result result = StoreCheck.of(store);

        assertThat(result.problems()).isEmpty();
        assertThat(result.objects()).isEqualTo(3);
        assertThat(result.records()).isEqualTo(2);
        assertThat(result.answers()).isEqualTo(1);
    }

    @Test
    void everyDamageHasItsLine() throws IOException {
        Files.write(object(first), new byte[] {7});
        Files.delete(object(second));
        Files.write(store.root().resolve("tmp/left"), new byte[1]);

        assertThat(StoreCheck.of(store).problems())
                .hasSize(3)
                .anyMatch(line -> line.contains("object " + first + " is damaged"))
                .anyMatch(line -> line.contains("the labels of stage 'agreed'") && line.contains(second))
                .anyMatch(line -> line.contains("tmp/left"));
        assertThat(Files.exists(object(first))).as("a check changes nothing").isTrue();
    }

    @Test
    void cleaningKeepsWhatTheLatestRunsNeedAndAllAnswers() {
        store.checkpoints().put(OLD, new byte[] {1}, Durability.NOW);
        String waiting = Sha256.of("waiting");
        store.checkpoints().put(waiting, new byte[] {1}, Durability.NOW);

        StoreCleaning.Result dry = StoreCleaning.of(store, 1, true);
        assertThat(store.has(first)).isTrue();
        StoreCleaning.Result result = StoreCleaning.of(store, 1, false);

        assertThat(result).isEqualTo(dry).isEqualTo(new StoreCleaning.Result(1, 1, 1, 2));
        assertThat(store.has(first)).isFalse();
        assertThat(store.has(second)).isTrue();
        assertThat(store.find(OLD)).isEmpty();
        assertThat(store.find(NEW)).isPresent();
        assertThat(store.runs().ids()).hasSize(2);
        assertThat(store.answers().verify("spam")).isEqualTo(1);
        assertThat(store.checkpoints().keys()).containsExactly(waiting);
        assertThat(store.audit().entries()).hasSize(1);
        assertThat(StoreCheck.of(store).problems()).isEmpty();
        assertThat(StoreCleaning.of(store, 10, false).objects()).isZero();
    }

    @Test
    void cleaningKeepsCopiesOfRemoteFilesOfTheLatestRunOnly() {
        Map<String, String> copies = new LinkedHashMap<>();
        for (String run : new String[] {"before", "latest"}) {
            String file = put("file of " + run);
            String member = put("member of the folder of " + run);
            String folderOfRun = store.putFolder(Map.of("a/b.txt", member, "same.txt", put("same")));
            StageRecord record = StoreTest.record("import", List.of());
            record = new StageRecord(
                    record.stage(),
                    record.strategy(),
                    record.version(),
                    record.config(),
                    Map.of(
                            StageRecord.INPUT + "https://data.example.org/a.csv", file,
                            StageRecord.INPUT + "s3://bucket/folder/", folderOfRun,
                            StageRecord.INPUT + "ids.path local.csv", Sha256.of("never an object")),
                    record.outputs(),
                    record.exports(),
                    record.counts(),
                    record.facts(),
                    record.problems(),
                    record.seconds());
            store.recordLatest("remote", Sha256.of(run), record);
            run(Sha256.of(run), record);
            copies.put(run + " file", file);
            copies.put(run + " member", member);
            copies.put(run + " folder", folderOfRun);
        }
        copies.put("same", put("same"));
        copies.put("left by a run that was stopped", put("no record names it"));

        StoreCleaning.of(store, 1, false);

        assertThat(copies.entrySet().stream()
                        .filter(copy -> store.has(copy.getValue()))
                        .map(Map.Entry::getKey))
                .containsExactly("latest file", "latest member", "latest folder", "same");
        assertThat(StoreCheck.of(store).problems()).isEmpty();
    }

    private String put(String text) {
        return store.putBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void aCopyHoldsEverythingAndTheStoreGoesOn() {
        StoreBackup.Result result = StoreBackup.of(store, folder.resolve("copy"), true);
        store.putBytes(new byte[] {3});

        assertThat(result.copied()).isEqualTo(3);
        try (Store copy = Store.open(folder.resolve("copy"), problems::add)) {
            assertThat(copy.find(NEW)).isPresent();
            assertThat(copy.getBytes(second)).isPresent();
            assertThat(copy.answers().verify("spam")).isEqualTo(1);
            assertThat(copy.runs().all()).isEqualTo(store.runs().all());
        }
        assertThatThrownBy(() -> StoreBackup.of(store, folder.resolve("copy"), false))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("not empty");
    }

    @Test
    void aCopyOfADamagedStoreIsNotGivenOut() throws IOException {
        Files.write(object(first), new byte[] {7});

        assertThatThrownBy(() -> StoreBackup.of(store, folder.resolve("copy"), false))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("the copy is not whole");
        assertThat(Files.exists(folder.resolve("copy"))).isFalse();
    }

    @Test
    void aRunWhoseProcessIsGoneIsShownAsInterruptedAndStaysSo() throws Exception {
        RunRecord mine = RunRecord.start("spam", Instant.EPOCH, "h", "", Map.of(), List.of());
        String running = store.runs().begin(mine);
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        var owner =
                new StoreOwner(gone.pid(), Instant.now(), StoreOwner.current().host());
        String lost = store.runs()
                .begin(new RunRecord(
                        "",
                        "spam",
                        "running",
                        Instant.EPOCH,
                        null,
                        owner,
                        "h",
                        "",
                        Map.of(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        null));

        assertThat(store.runs().find(running).orElseThrow().status()).isEqualTo("running");
        assertThat(store.runs().find(lost).orElseThrow().status()).isEqualTo("interrupted");

        store.runs().endInterrupted();
        assertThat(store.database().runs().ids("running")).isEmpty();
    }

    @Test
    void aStoreOfTheFirstFormatIsTakenOver() throws IOException {
        Path old = unzip("store-format-1.zip");

        try (Store opened = Store.open(old, problems::add)) {
            assertThat(opened.runs().all()).singleElement().satisfies(run -> {
                assertThat(run.status()).isEqualTo("done");
                assertThat(run.workflow()).isEqualTo("golden");
                assertThat(run.stages()).extracting(RunStage::id).containsExactly("answers", "agreed");
            });
            StageRecord agreed = opened.latest("golden", "agreed").orElseThrow();
            assertThat(opened.get(agreed.outputs().get(0).sha256())).isPresent();
            assertThat(StoreCheck.of(opened).problems()).isEmpty();
            assertThat(opened.audit().entries()).hasSize(1);
        }
        assertThat(old.resolve("stages")).doesNotExist();
        assertThat(Files.readString(old.resolve("format"))).isEqualTo("labelwright store 2\n");
        try (Store again = Store.open(old, problems::add)) {
            assertThat(again.runs().ids()).hasSize(1);
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void aStoreOfTheSecondFormatOpens() throws IOException {
        Path old = unzip("store-format-2.zip");

        try (Store opened = Store.open(old, problems::add)) {
            assertThat(opened.latest("golden", "agreed")).isPresent();
            assertThat(opened.runs().all()).extracting(RunRecord::status).contains("done");
            assertThat(StoreCheck.of(opened).problems()).isEmpty();
        }
        assertThat(problems).isEmpty();
    }

    private Path object(String sha256) {
        return store.root().resolve("objects").resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
    }

    private Path unzip(String name) throws IOException {
        Path to = folder.resolve(name);
        try (InputStream in = Objects.requireNonNull(StoreCareTest.class.getResourceAsStream(name));
                var zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = to.resolve(entry.getName()).normalize();
                assertThat(file).startsWithRaw(to);
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
        return to;
    }
}
