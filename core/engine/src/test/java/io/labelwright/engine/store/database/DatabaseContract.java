package io.labelwright.engine.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database of a store keeps. */
abstract class DatabaseContract {

    private static final Instant TIME = Instant.parse("2026-11-25T12:00:00.123Z");

    @TempDir
    private Path folder;

    private final List<String> damaged = Collections.synchronizedList(new ArrayList<>());
    private Database database;

    /** A database, empty and new for each test. */
    abstract Dialect dialect(Path folder);

    @BeforeEach
    void open() {
        database = Database.open(dialect(folder), (what, name, content) -> damaged.add(what + " " + name));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Database again() {
        return Database.open(dialect(folder), (what, name, content) -> damaged.add(what + " " + name));
    }

    private void sql(String sql, Object... values) {
        try (Connection connection = dialect(folder).connect()) {
            assertThat(Rows.update(connection, sql, values)).isPositive();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(String item, String label, long corrects) {
        return new Answer(
                0, "spam", "LOOP/2/people", 2, item, "änn 🙂", label, null, "so\nand so", TIME, "0123", corrects);
    }

    @Test
    void answersComeBackInOrderWithNumbersOfTheirWorkflow() {
        List<Answer> first = database.answers().append(List.of(answer("a", "ham", 0), answer("b", null, 0)));
        List<Answer> second = database.answers().append(List.of(answer("a", "spam", 1)));

        assertThat(first).extracting(Answer::number).containsExactly(1L, 2L);
        assertThat(second.get(0)).isEqualTo(answer("a", "spam", 1).numbered(3));
        try (Database other = again()) {
            assertThat(other.answers().read("spam"))
                    .hasSize(3)
                    .containsAll(first)
                    .endsWith(second.get(0));
            assertThat(other.answers().read("ham")).isEmpty();
            assertThat(other.answers().verify("spam")).isEqualTo(3);
            assertThat(other.answers().workflows()).containsExactly("spam");
        }
    }

    @Test
    void anAnswerThatCorrectsNoneIsRefusedWithAllThatCameWithIt() {
        assertThatThrownBy(() -> database.answers().append(List.of(answer("a", "ham", 0), answer("a", "spam", 7))))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("answer 2 corrects answer 7, which there is not");
        assertThatThrownBy(() -> database.answers().append(List.of(answer("a\0", "ham", 0))))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("NUL");
        assertThatThrownBy(() -> database.answers().append(List.of(answer("a", "\ud800", 0))))
                .isInstanceOf(LabelingException.class);

        assertThat(database.answers().verify("spam")).isZero();
    }

    @Test
    void noChangeOfALogGoesUnseenAndNoneIsRepaired() {
        database.answers().append(List.of(answer("a", "ham", 0), answer("b", "spam", 0), answer("c", "ham", 0)));
        List<String> changes = List.of(
                "update answers set label = 'spam' where number = 1",
                "update answers set label = 'ham' where number = 1",
                "update answers set note = null where number = 3",
                "update answers set note = 'so\nand so' where number = 3",
                "update answers set time = '2026-11-25T12:00:00.124Z' where number = 2",
                "update answers set time = '2026-11-25T12:00:00.123Z' where number = 2",
                "update answers set corrects = 1 where number = 2",
                "update answers set corrects = 0 where number = 2",
                "update answer_logs set entries = 2",
                "update answer_logs set entries = 3",
                "delete from answers where number = 3");

        for (int i = 0; i < changes.size(); i++) {
            sql(changes.get(i));
            if (i % 2 == 0) {
                assertThatThrownBy(() -> database.answers().read("spam"))
                        .isInstanceOfSatisfying(LabelingException.class, e -> {
                            Problem problem = e.problems().get(0);
                            assertThat(problem.message())
                                    .contains("the log of the answers of workflow 'spam' is damaged");
                            assertThat(problem.hint())
                                    .contains("nothing was changed")
                                    .contains("store backup");
                        });
            } else {
                assertThat(database.answers().read("spam")).hasSize(3);
            }
        }
        sql("update answer_logs set chain = 'x'");
        assertThatThrownBy(() -> database.answers().append(List.of(answer("d", "ham", 0))))
                .isInstanceOf(LabelingException.class);
        assertThat(database.answers().count()).isEqualTo(2);
        assertThat(damaged).isEmpty();
    }

    @Test
    void manyWritersLoseNoAnswer() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var tasks = new ArrayList<Callable<Integer>>();
            for (int writer = 0; writer < 4; writer++) {
                String name = "writer " + writer;
                tasks.add(() -> {
                    try (Database own = again()) {
                        for (int i = 0; i < 15; i++) {
                            own.answers().append(List.of(answer(name + " " + i, "ham", 0)));
                        }
                    }
                    return 15;
                });
            }
            for (Future<Integer> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(database.answers().read("spam"))
                .extracting(Answer::item)
                .hasSize(60)
                .doesNotHaveDuplicates();
    }

    @Test
    void aCheckpointComesBackIsReplacedAndGoes() {
        byte[] bytes = "\0\1\2 iteration 7".getBytes(StandardCharsets.UTF_8);

        database.checkpoints().put("k", new byte[] {1}, Durability.NOW);
        database.checkpoints().put("k", bytes, Durability.LATER);

        assertThat(database.checkpoints().get("k"))
                .hasValueSatisfying(back -> assertThat(back).isEqualTo(bytes));
        assertThat(database.checkpoints().keys()).containsExactly("k");
        database.checkpoints().delete("k");
        assertThat(database.checkpoints().get("k")).isEmpty();
    }

    @Test
    void aDamagedCheckpointIsNotThere() {
        database.checkpoints().put("k", new byte[] {1, 2, 3}, Durability.NOW);
        sql("update checkpoints set bytes = ?", new byte[] {1, 2, 7});

        assertThat(database.checkpoints().damaged()).containsExactly("k");
        assertThat(database.checkpoints().get("k")).isEmpty();

        assertThat(damaged).containsExactly("checkpoint k");
        assertThat(database.checkpoints().keys()).isEmpty();
    }

    @Test
    void aDamagedStageOrRunIsTakenOut() {
        database.stages().putLatest("spam", "agreed", "k1", "one");
        database.stages().put("k2", "two");
        String run = database.runs().begin("running", id -> "body of " + id, Map.of("agreed", "s"));
        sql("update stages set body = 'onE' where key = 'k1'");
        sql("update run_stages set body = 'S'");

        assertThat(database.stages().find("k1")).isEmpty();
        assertThat(database.stages().find("k2")).contains("two");
        assertThat(database.stages().latest("spam", "agreed")).contains("k1");
        assertThat(database.runs().damaged()).hasSize(1);
        assertThat(database.runs().find(run).orElseThrow().stages()).isEmpty();
        sql("update runs set status = 'done'");
        assertThat(database.runs().find(run)).isEmpty();

        assertThat(damaged).containsExactly("stage k1", "run run-0001-agreed", "run run-0001");
        assertThat(database.stages().count()).isEqualTo(1);
    }

    @Test
    void runsAreNumbered() {
        assertThat(database.runs().begin("running", id -> id, Map.of())).isEqualTo("run-0001");
        assertThat(database.runs().begin("running", id -> id, Map.of())).isEqualTo("run-0002");
        database.runs().update("run-0001", "done", "over");

        assertThat(database.runs().ids("running")).containsExactly("run-0002");
        assertThat(database.runs().find("run-0001").orElseThrow().body()).isEqualTo("over");
    }

    @Test
    void theAuditLogTellsWhatWasDone() {
        database.audit().add(TIME, "gc", "all", "3 objects");

        assertThat(database.audit().entries())
                .containsExactly(new AuditLog.Entry(1, TIME, "gc", "all", "3 objects", true));
        sql("update audit set detail = '4 objects'");
        assertThat(database.audit().entries().get(0).whole()).isFalse();
    }

    @Test
    void aCopyIsAWholeDatabaseOfSqlite() {
        database.answers().append(List.of(answer("a", "ham", 0)));
        database.stages().putLatest("spam", "agreed", "k1", "one");
        database.checkpoints().put("k", new byte[] {0, 1}, Durability.NOW);
        Path copy = folder.resolve("copy.db");

        database.copyTo(copy);

        assertThat(Files.exists(folder.resolve("copy.db-wal"))).isFalse();
        try (Database back = Database.sqlite(copy, (what, name, content) -> damaged.add(what))) {
            assertThat(back.answers().read("spam")).isEqualTo(database.answers().read("spam"));
            assertThat(back.stages().find("k1")).contains("one");
            assertThat(back.checkpoints().get("k"))
                    .hasValueSatisfying(b -> assertThat(b).containsExactly(0, 1));
            assertThat(back.damage()).isEmpty();
        }
        assertThat(damaged).isEmpty();
    }

    @Test
    void tablesOfAnEarlierVersionAreBroughtUpToDateAndKeepWhatTheyHold() throws SQLException {
        database.close();
        Dialect old = dialect(Files.exists(folder) ? folder.resolve("old") : folder);
        folder.resolve("old").toFile().mkdirs();
        try (var session = new Session(old)) {
            session.change("make", Durability.NOW, connection -> {
                for (String table : Schema.TABLES) {
                    Rows.update(connection, "drop table if exists " + table);
                }
                Schema.create(old, connection, 1);
            });
            session.change(
                    "fill",
                    Durability.NOW,
                    connection -> Rows.update(
                            connection,
                            "insert into stages (key, body, checksum) values (?, ?, ?)",
                            "k",
                            "one",
                            Checksum.of("k", "one")));
        }

        try (Database migrated = Database.open(old, (what, name, content) -> damaged.add(what))) {
            assertThat(migrated.version()).isEqualTo(Schema.current());
            assertThat(migrated.stages().find("k")).contains("one");
            migrated.checkpoints().put("k", new byte[] {1}, Durability.NOW);
        }
        try (Database third = Database.open(old, (what, name, content) -> damaged.add(what))) {
            assertThat(third.checkpoints().get("k")).isPresent();
        }
    }

    @Test
    void tablesOfANewerVersionAreRefused() {
        sql("update labelwright set value = '99' where name = 'schema'");

        assertThatThrownBy(this::again)
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("made by a newer Labelwright: its tables have version 99");
    }
}
