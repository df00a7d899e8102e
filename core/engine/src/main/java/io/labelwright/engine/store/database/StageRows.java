package io.labelwright.engine.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Records of stages by their keys, and which key each stage of a workflow had last. They are a cache: a damaged one is
 * taken out and reported, and from then on not there.
 */
public final class StageRows {

    private static final String INSERT = "insert into stages (key, body, checksum) values (?, ?, ?)";
    private static final String UPSERT =
            INSERT + " on conflict (key) do update set body = excluded.body, checksum = excluded.checksum";

    private final Session session;
    private final Damage damage;

    StageRows(Session session, Damage damage) {
        this.session = session;
        this.damage = damage;
    }

    private record Row(String key, String body, String checksum) {
        boolean isWhole() {
            return Checksum.of(key, body).equals(checksum);
        }
    }

    /** The body under a key. */
    public Optional<String> find(String key) {
        Optional<Row> row = session.read("read a stage from", connection -> row(connection, key));
        if (row.isPresent() && !row.get().isWhole()) {
            boolean deleted = session.write("set aside a stage in", Durability.NOW, connection -> {
                // Another process may have put a whole one in its place meanwhile.
                Optional<Row> now = row(connection, key);
                return now.isPresent() && !now.get().isWhole() && delete(connection, key);
            });
            if (deleted) {
                damage.found("stage", key, row.get().body());
            }
            return Optional.empty();
        }
        return row.map(Row::body);
    }

    private static Optional<Row> row(Connection connection, String key) throws SQLException {
        return Rows.one(
                connection,
                row -> new Row(key, String.valueOf(row.getString(1)), String.valueOf(row.getString(2))),
                "select body, checksum from stages where key = ?",
                key);
    }

    private static boolean delete(Connection connection, String key) throws SQLException {
        return Rows.update(connection, "delete from stages where key = ?", key) > 0;
    }

    /** Takes out a body that is of no use. */
    public void discard(String key, String body) {
        session.change("set aside a stage in", Durability.NOW, connection -> delete(connection, key));
        damage.found("stage", key, body);
    }

    /** Keeps a body unless there is one under this key, and says whether it did. */
    public boolean putIfAbsent(String key, String body) {
        return session.write(
                "write a stage to",
                Durability.NOW,
                connection -> Rows.update(
                                connection, INSERT + " on conflict (key) do nothing", key, body, Checksum.of(key, body))
                        > 0);
    }

    /** Keeps a body in place of what is there. */
    public void put(String key, String body) {
        session.change("write a stage to", Durability.NOW, connection -> put(connection, key, body));
    }

    /** Keeps a body in place of what is there, and remembers the key as that of a stage of a workflow: one commit. */
    public void putLatest(String workflow, String stage, String key, String body) {
        session.change("write a stage to", Durability.NOW, connection -> {
            put(connection, key, body);
            mark(connection, workflow, stage, key);
        });
    }

    private static void put(Connection connection, String key, String body) throws SQLException {
        Rows.update(connection, UPSERT, key, body, Checksum.of(key, body));
    }

    /** The key that a stage of a workflow had last. A damaged mark is none: it only tells what has changed. */
    public Optional<String> latest(String workflow, String stage) {
        return session.read(
                "read a stage from",
                connection -> Rows.one(
                                connection,
                                row -> new Row(row.getString(1), stage, row.getString(2)),
                                "select key, checksum from latest where workflow = ? and stage = ?",
                                workflow,
                                stage)
                        .filter(row -> Checksum.of(workflow, stage, row.key()).equals(row.checksum()))
                        .map(Row::key));
    }

    /** As {@link #latest}, of all stages of a workflow. */
    public Map<String, String> latestKeys(String workflow) {
        Map<String, String> keys = new HashMap<>();
        session.snapshot("read the stages of", connection -> {
            Rows.each(
                    connection,
                    row -> {
                        String stage = row.getString(1);
                        String key = row.getString(2);
                        if (Checksum.of(workflow, stage, key).equals(row.getString(3))) {
                            keys.put(stage, key);
                        }
                    },
                    "select stage, key, checksum from latest where workflow = ?",
                    workflow);
            return true;
        });
        return keys;
    }

    /** Remembers the key of a stage of a workflow. */
    public void markLatest(String workflow, String stage, String key) {
        session.change("write a stage to", Durability.LATER, connection -> mark(connection, workflow, stage, key));
    }

    private static void mark(Connection connection, String workflow, String stage, String key) throws SQLException {
        Rows.update(
                connection,
                "insert into latest (workflow, stage, key, checksum) values (?, ?, ?, ?)"
                        + " on conflict (workflow, stage) do update set key = excluded.key, checksum = excluded.checksum",
                workflow,
                stage,
                key,
                Checksum.of(workflow, stage, key));
    }

    /** All keys that some stage had last. */
    public Map<String, String> latestKeys() {
        Map<String, String> keys = new LinkedHashMap<>();
        session.snapshot("read the stages of", connection -> {
            Rows.each(
                    connection,
                    row -> keys.put(row.getString(3), row.getString(1) + "/" + row.getString(2)),
                    "select workflow, stage, key from latest order by workflow, stage");
            return true;
        });
        return keys;
    }

    /** How many there are. */
    public long count() {
        return session.read("read the stages of", connection -> Database.count(connection, "stages"));
    }

    /** Hands over every body by its key, and tells the damaged ones apart without taking them out. */
    public void each(BiConsumer<String, String> whole, BiConsumer<String, String> damaged) {
        session.snapshot("read the stages of", connection -> {
            Rows.each(
                    connection,
                    result -> {
                        var row = new Row(result.getString(1), result.getString(2), result.getString(3));
                        (row.isWhole() ? whole : damaged).accept(row.key(), row.body());
                    },
                    "select key, body, checksum from stages order by key");
            return true;
        });
    }

    /** Deletes the records under these keys and says how many there were. */
    public int delete(Collection<String> keys) {
        return session.write("delete stages of", Durability.NOW, connection -> {
            int deleted = 0;
            for (String key : keys) {
                deleted += delete(connection, key) ? 1 : 0;
            }
            return deleted;
        });
    }
}
