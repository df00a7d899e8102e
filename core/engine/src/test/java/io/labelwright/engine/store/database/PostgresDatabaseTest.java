package io.labelwright.engine.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.StoreBackup;
import io.labelwright.engine.store.StoreLocation;
import io.labelwright.engine.store.StoreLock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same promises on a real server. */
class PostgresDatabaseTest extends DatabaseContract {

    private static EmbeddedPostgres server;
    private final Map<Path, String> urls = new HashMap<>();

    @TempDir
    private Path files;

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

    /** A schema of its own for each folder. */
    @Override
    Dialect dialect(Path folder) {
        return new PostgresDialect(urls.computeIfAbsent(folder, PostgresDatabaseTest::url), null, null);
    }

    private static String url(Path folder) {
        String schema = "s" + Integer.toHexString(folder.hashCode());
        try (var connection = server.getPostgresDatabase().getConnection()) {
            Rows.update(connection, "create schema if not exists " + schema);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
    }

    @Test
    void aStoreKeepsItsRecordsOnTheServerAndItsTablesInItsFolder() {
        var problems = new ArrayList<Object>();
        var location = new StoreLocation(files.resolve("store"), url(files), null, null);
        String key = "0123456789abcdef".repeat(4);
        try (Store store = Store.open(location, problems::add)) {
            store.checkpoints()
                    .put(key, store.putBytes(new byte[] {1}).getBytes(StandardCharsets.US_ASCII), Durability.NOW);
        }

        try (Store store = Store.open(location, problems::add)) {
            String object = new String(store.checkpoints().get(key).orElseThrow(), StandardCharsets.US_ASCII);
            assertThat(store.getBytes(object)).isPresent();
        }
        assertThat(files.resolve("store/store.db")).doesNotExist();
        assertThat(location.toString()).doesNotContain("jdbc");
        assertThat(problems).isEmpty();
    }

    private Store machine(String name) {
        return Store.open(
                new StoreLocation(files.resolve(name), url(files), null, null),
                problem -> assertThat(problem).isNull());
    }

    @Test
    void oneRunAtATimeHasTheStoreWhateverFilesItsMachineSees() {
        try (Store here = machine("here");
                Store there = machine("there")) {
            assertThat(here.owner()).isEmpty();
            try (StoreLock lock = here.tryLock().orElseThrow()) {
                assertThat(lock).isNotNull();
                assertThat(there.tryLock()).isEmpty();
                assertThat(there.owner().orElseThrow().pid())
                        .isEqualTo(ProcessHandle.current().pid());
                assertThat(here.tryLock()).isEmpty();
            }

            assertThat(here.owner()).isEmpty();
            there.tryLock().orElseThrow().close();
        }
    }

    @Test
    void aTryThatFailedLeavesNoLockBehind() {
        try (Store here = machine("here");
                Store there = machine("there")) {
            StoreLock lock = here.tryLock().orElseThrow();
            assertThat(there.tryLock()).isEmpty();
            lock.close();

            there.tryLock().orElseThrow().close();
        }
    }

    @Test
    void storesInTwoSchemasOfADatabaseDoNotWaitForEachOther() {
        var other = new StoreLocation(files.resolve("other"), url(files.resolve("other")), null, null);
        try (Store here = machine("here");
                Store there = Store.open(other, problem -> {});
                StoreLock first = here.tryLock().orElseThrow();
                StoreLock second = there.tryLock().orElseThrow()) {
            assertThat(first).isNotSameAs(second);
        }
    }

    @Test
    void theLockEndsWithItsConnectionAndNotWithTheRowAboutItsOwner() throws Exception {
        try (Store here = machine("here");
                Store there = machine("there")) {
            try (StoreLock lock = here.tryLock().orElseThrow();
                    var admin = server.getPostgresDatabase().getConnection()) {
                assertThat(lock).isNotNull();
                // As the server sees a process that was killed.
                Rows.one(
                        admin,
                        row -> row.getBoolean(1),
                        "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objsubid = 2");

                StoreLock taken = null;
                for (int attempt = 0; taken == null && attempt < 200; attempt++) {
                    taken = there.tryLock().orElse(null);
                    Thread.sleep(50);
                }
                assertThat(taken).isNotNull();
                taken.close();
            }
        }
    }

    @Test
    void aCopyOfAStoreThatSomebodyHasIsHadByNobody() {
        try (Store here = machine("here")) {
            try (StoreLock lock = here.tryLock().orElseThrow()) {
                assertThat(lock).isNotNull();
                StoreBackup.of(here, files.resolve("copy"), true);
            }
        }

        try (var connection = new SqliteDialect(files.resolve("copy/store.db")).connect()) {
            assertThat(Rows.all(connection, row -> row.getString(1), "select name from labelwright"))
                    .containsExactly("schema");
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }
}
