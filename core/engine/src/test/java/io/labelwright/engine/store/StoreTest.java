package io.labelwright.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.engine.store.file.Sha256;
import io.labelwright.engine.store.table.RandomTables;
import io.labelwright.spi.problem.ErrorCode;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.Severity;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    private static final String KEY = Sha256.of("key");

    @TempDir
    private Path folder;

    private final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
    private Path root;
    private Store store;

    @BeforeEach
    void open() {
        root = folder.resolve("a").resolve(".labelwright");
        store = Store.open(root, problems::add);
    }

    @Test
    void aTableComesBackUnderTheHashOfItsFile() throws IOException {
        Table table = RandomTables.make(3, 500, 100);

        String sha256 = store.put(table);

        assertThat(sha256).isEqualTo(Sha256.of(Files.readAllBytes(object(sha256))));
        assertThat(store.has(sha256)).isTrue();
        assertThat(RandomTables.content(store.get(sha256).orElseThrow())).isEqualTo(RandomTables.content(table));
    }

    @Test
    void bytesAndStreamsComeBack() {
        byte[] bytes = "a model".getBytes(StandardCharsets.UTF_8);

        String sha256 = store.putBytes(bytes);

        assertThat(store.putStream(out -> out.write(bytes))).isEqualTo(sha256);
        assertThat(store.getBytes(sha256))
                .hasValueSatisfying(back -> assertThat(back).isEqualTo(bytes));
    }

    @Test
    void whatWasNeverPutIsNotThere() {
        assertThat(store.get(KEY)).isEmpty();
        assertThat(store.getBytes(KEY)).isEmpty();
        assertThat(store.has(KEY)).isFalse();
        assertThat(problems).isEmpty();
    }

    @Test
    void puttingTwiceLeavesTheFirstFileAlone() throws IOException {
        Table table = RandomTables.make(3, 500, 100);
        String sha256 = store.put(table);
        Object first = Files.readAttributes(object(sha256), "unix:ino,ctime");

        store.put(table);

        assertThat(Files.readAttributes(object(sha256), "unix:ino,ctime")).isEqualTo(first);
        assertThat(list("tmp")).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void anyFlippedBitAndAnyCutOfAnObjectIsFoundAndSetAside() throws IOException {
        Table table = RandomTables.small();
        String sha256 = store.put(table);
        byte[] bytes = Files.readAllBytes(object(sha256));
        int damages = 0;

        for (int at = 0; at < bytes.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << bit);
                Files.write(object(sha256), flipped);
                assertThat(store.get(sha256)).as("bit %d of byte %d", bit, at).isEmpty();
                damages++;
            }
            Files.write(object(sha256), Arrays.copyOf(bytes, at));
            assertThat(store.get(sha256)).as("cut to %d", at).isEmpty();
            damages++;
        }
        Files.write(object(sha256), Arrays.copyOf(bytes, bytes.length + 1));
        assertThat(store.get(sha256)).isEmpty();
        damages++;

        assertThat(store.has(sha256)).isFalse();
        assertThat(problems).hasSize(damages).allSatisfy(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.place()).isEqualTo(Place.of(object(sha256).toString()));
        });
        assertThat(list("set-aside")).hasSize(damages);
        store.put(table);
        assertThat(store.get(sha256)).isPresent();
    }

    @Test
    void puttingOverADamagedObjectHealsIt() throws IOException {
        Table table = RandomTables.make(3, 50, 50);
        String sha256 = store.put(table);
        Files.write(object(sha256), new byte[] {1, 2, 3});

        store.put(table);

        assertThat(store.get(sha256)).isPresent();
        assertThat(problems).hasSize(1);
    }

    @Test
    void bytesThatAreNoTableAreNotTakenForADamagedOne() {
        String sha256 = store.putBytes(new byte[] {1, 2, 3});

        assertThatThrownBy(() -> store.get(sha256))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("whole, but this version cannot read it");
        assertThat(store.has(sha256)).isTrue();
    }

    @Test
    void aNameThatIsNoHashIsRefused() {
        assertThatThrownBy(() -> store.get("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.find("../" + KEY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyThreadsPuttingTheSameAndOtherTablesLoseNothing() throws Exception {
        var tables = new ArrayList<Table>();
        for (int i = 0; i < 12; i++) {
            tables.add(RandomTables.make(100 + i, 60, 60));
        }
        var tasks = new ArrayList<Callable<List<String>>>();
        for (int thread = 0; thread < 6; thread++) {
            Store own = thread % 2 == 0 ? store : Store.open(root, problems::add);
            tasks.add(() -> tables.stream().map(own::put).toList());
        }
        var threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<List<String>>> all = threads.invokeAll(tasks);

            List<String> names = all.get(0).get();
            for (Future<List<String>> one : all) {
                assertThat(one.get()).isEqualTo(names);
            }
            for (int i = 0; i < tables.size(); i++) {
                assertThat(RandomTables.content(store.get(names.get(i)).orElseThrow()))
                        .isEqualTo(RandomTables.content(tables.get(i)));
            }
        } finally {
            threads.shutdown();
        }
        assertThat(list("tmp")).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void oneOfManyThreadsRecordsAStage() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 25; round++) {
                String key = Sha256.of("round " + round);
                var tasks = new ArrayList<Callable<Boolean>>();
                for (int thread = 0; thread < 4; thread++) {
                    StageRecord record = record("stage-" + thread, List.of());
                    tasks.add(() -> store.record(key, record));
                }
                int wins = 0;
                for (Future<Boolean> won : threads.invokeAll(tasks)) {
                    wins += won.get() ? 1 : 0;
                }
                assertThat(wins).isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aStageRecordComesBack() {
        String table = store.put(Table.empty(TableKind.LABELS));
        StageRecord record = record("LOOP/3/agreed", List.of(table));

        assertThat(store.find(KEY)).isEmpty();
        assertThat(store.record(KEY, record)).isTrue();

        StageRecord back = store.find(KEY).orElseThrow();
        assertThat(back.causes().keySet())
                .containsExactlyElementsOf(record.causes().keySet());
        assertThat(back.facts()).isEqualTo(record.facts());
        assertThat(back.problems().get(1).code().code()).isEqualTo("acme-7");
        assertThat(back.problems().get(1).code().kind()).isEqualTo(ErrorCode.Kind.PLUGIN);
        assertThat(back)
                .usingRecursiveComparison()
                .ignoringFields("problems.code", "facts")
                .isEqualTo(record);
    }

    @Test
    void theFirstRecordOfAStageStandsUntilItIsRunAgain() {
        StageRecord first = record("first", List.of());
        store.record(KEY, first);

        assertThat(store.record(KEY, record("second", List.of()))).isFalse();
        assertThat(store.find(KEY).orElseThrow().stage()).isEqualTo("first");

        store.recordAgain(KEY, record("third", List.of()));
        assertThat(store.find(KEY).orElseThrow().stage()).isEqualTo("third");
    }

    @Test
    void aRecordWhoseTablesAreGoneGivesWay() throws IOException {
        String lost = store.putBytes(new byte[] {1});
        store.record(KEY, record("first", List.of(lost)));
        Files.delete(object(lost));

        assertThat(store.record(KEY, record("second", List.of()))).isTrue();
        assertThat(store.find(KEY).orElseThrow().stage()).isEqualTo("second");
    }

    @Test
    void anyFlippedBitAndAnyCutOfARecordIsFound() throws Exception {
        store.record(KEY, record("agreed", List.of()));
        byte[] body = body().getBytes(StandardCharsets.UTF_8);
        int damages = 0;

        for (int at = 0; at < body.length; at++) {
            byte[] flipped = body.clone();
            flipped[at] ^= (byte) (1 << (at % 8));
            for (byte[] damaged : List.of(flipped, Arrays.copyOf(body, at))) {
                store.recordAgain(KEY, record("agreed", List.of()));
                // Bytes, not text: a flipped bit need not be a character.
                sql("update stages set body = cast(? as text)", damaged);
                assertThat(store.find(KEY)).as("byte %d", at).isEmpty();
                assertThat(store.find(KEY)).as("it is gone").isEmpty();
                damages++;
            }
        }

        assertThat(store.record(KEY, record("again", List.of()))).isTrue();
        assertThat(problems.size()).isEqualTo(damages);
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.message()).contains("stage " + KEY + " was damaged");
        });
        assertThat(list("set-aside")).hasSize(damages);
    }

    @Test
    void theLatestRecordOfAStageIsTheOneThatWasMarked() {
        String other = Sha256.of("other");
        store.record(KEY, record("agreed", List.of()));
        store.record(other, record("agreed-otherwise", List.of()));

        assertThat(store.latest("spam", "agreed")).isEmpty();
        store.markLatest("spam", "agreed", KEY);
        store.markLatest("spam", "agreed", other);
        store.markLatest("ham", "agreed", KEY);

        assertThat(store.latest("spam", "agreed").orElseThrow().stage()).isEqualTo("agreed-otherwise");
        assertThat(store.latest("ham", "agreed").orElseThrow().stage()).isEqualTo("agreed");
    }

    @Test
    void aStoreOpenedAgainHoldsWhatItHeld() {
        String sha256 = store.put(RandomTables.make(3, 50, 50));
        store.close();

        try (Store again = Store.open(root, problems::add)) {
            assertThat(again.get(sha256)).isPresent();
        }
    }

    @Test
    void temporaryFilesOfTheDeadAreSweptAndThoseOfTheLivingAreNot() throws IOException {
        Path orphan = Files.write(root.resolve("tmp/.labelwright-1-2-3.tmp"), new byte[100]);
        Path foreign = Files.write(root.resolve("tmp/notes.txt"), new byte[1]);

        store.putStream(out -> {
            Store.open(root, problems::add).close();
            assertThat(list("tmp")).hasSize(2).doesNotContain(orphan).contains(foreign);
            out.write(1);
        });

        assertThat(list("tmp")).containsExactly(foreign);
    }

    @Test
    void aStoreOfANewerVersionIsRefused() throws IOException {
        Files.writeString(root.resolve("format"), "labelwright store 3\n");

        assertThatThrownBy(() -> Store.open(root, problems::add))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("made by a newer Labelwright: its format is 3, this one knows 2");
    }

    @Test
    void manyMayMakeTheStoreAtOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 5; round++) {
                Path fresh = folder.resolve("fresh-" + round).resolve("store");
                Callable<String> task = () -> Store.open(fresh, problems::add).putBytes(new byte[] {1});
                for (Future<String> name : threads.invokeAll(Collections.nCopies(4, task))) {
                    assertThat(Store.open(fresh, problems::add).has(name.get())).isTrue();
                }
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aFolderWithOtherThingsInItIsRefused() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.createFile(home.resolve("thesis.tex"));

        assertThatThrownBy(() -> Store.open(home, problems::add))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("it holds thesis.tex");
        assertThat(Files.exists(home.resolve("objects"))).isFalse();
    }

    @Test
    void aFileInPlaceOfTheFolderIsToldSo() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> Store.open(file.resolve("store"), problems::add))
                .isInstanceOfSatisfying(LabelingException.class, e -> {
                    Problem problem = e.problems().get(0);
                    assertThat(problem.code()).isEqualTo(StandardError.STORE);
                    assertThat(problem.message()).contains("a file where a folder is needed at " + file);
                    assertThat(problem.hint()).contains("move that file away");
                });
    }

    @Test
    void aWriterThatFailsLeavesNothing() throws IOException {
        assertThatThrownBy(() -> store.putStream(out -> {
                    out.write(new byte[1_000_000]);
                    throw new FileSystemException("x", null, "No space left on device");
                }))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("free some space");

        assertThat(list("tmp")).isEmpty();
    }

    private String body() throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select body from stages")) {
            return row.getString(1);
        }
    }

    private void sql(String sql, byte[] value) throws SQLException {
        try (Connection connection = database();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, value);
            statement.executeUpdate();
        }
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + root.resolve("store.db"));
    }

    private Path object(String sha256) {
        return root.resolve("objects").resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
    }

    private List<Path> list(String name) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(name))) {
            return files.toList();
        }
    }

    static StageRecord record(String stage, List<String> objects) {
        Map<String, String> causes = new LinkedHashMap<>();
        causes.put("strategy version", "3");
        causes.put("config smoothing", "0.1");
        causes.put("input antwörten \"x\".csv", Sha256.of("x"));
        causes.put("table annotations", Sha256.of("y"));
        ErrorCode ours = new ErrorCode() {
            @Override
            public String code() {
                return "acme-7";
            }

            @Override
            public Kind kind() {
                return Kind.PLUGIN;
            }
        };
        return new StageRecord(
                stage,
                "consensus/dawid-skene",
                3,
                "{smoothing: 0.1}\n",
                causes,
                objects.stream()
                        .map(object -> new StageRecord.Output(TableKind.LABELS, object, 5_574, Sha256.of("ids")))
                        .toList(),
                List.of(new StageRecord.Export("out/labels.csv", 5_574, Sha256.of("csv"))),
                Map.of("items", 5_574L),
                Map.of("iterations", 17.0, "tiny", 1.0e-300, "none", Double.NaN),
                List.of(
                        Problem.warning(StandardError.BAD_ROW, new Place("a.csv", 3, 4), "odd", "mend it"),
                        Problem.warning(ours, null, "odder", null)),
                1.25);
    }
}
