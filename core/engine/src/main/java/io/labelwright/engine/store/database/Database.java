package io.labelwright.engine.store.database;

import io.labelwright.spi.problem.LabelingException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database of a store. Several threads and processes may use one at once. All methods of this package throw
 * {@link LabelingException} when the database fails; a database that can't be read is never deleted or made anew, since
 * it may hold answers of people.
 */
public final class Database implements AutoCloseable {

    private final Session session;
    private final StageRows stages;
    private final RunRows runs;
    private final AnswerLog answers;
    private final Checkpoints checkpoints;
    private final AuditLog audit;

    private Database(Dialect dialect, Damage damage) {
        this.session = new Session(dialect);
        this.stages = new StageRows(session, damage);
        this.runs = new RunRows(session, damage);
        this.answers = new AnswerLog(session);
        this.checkpoints = new Checkpoints(session, damage);
        this.audit = new AuditLog(session);
    }

    /**
     * Opens a file, or makes it.
     *
     * @param damage told of every damaged row that was taken out
     */
    public static Database sqlite(Path file, Damage damage) {
        return open(new SqliteDialect(file), damage);
    }

    /** An empty one in memory, for whoever only looks where there is none. */
    public static Database empty() {
        return open(SqliteDialect.inMemory(), (what, name, body) -> {});
    }

    /**
     * Opens a database of a PostgreSQL server, in which it makes its tables when there are none.
     *
     * @param url {@code jdbc:postgresql://HOST/NAME}; never shown as a whole
     * @param damage told of every damaged row that was taken out
     */
    public static Database postgresql(String url, @Nullable String user, @Nullable String password, Damage damage) {
        return open(new PostgresDialect(url, user, password), damage);
    }

    static Database open(Dialect dialect, Damage damage) {
        var database = new Database(dialect, damage);
        boolean opened = false;
        try {
            Schema.open(database.session);
            opened = true;
        } finally {
            if (!opened) {
                database.close();
            }
        }
        return database;
    }

    /** Records of stages. */
    public StageRows stages() {
        return stages;
    }

    /** Runs. */
    public RunRows runs() {
        return runs;
    }

    /** Answers of people. */
    public AnswerLog answers() {
        return answers;
    }

    /** How far stages have got. */
    public Checkpoints checkpoints() {
        return checkpoints;
    }

    /** What was done to the store. */
    public AuditLog audit() {
        return audit;
    }

    /** Whether it is on a server, so that runs on several machines may share it. */
    public boolean isShared() {
        return session.dialect().isShared();
    }

    /**
     * The right to run on a store whose database {@link #isShared is shared}, unless another run has it.
     *
     * @param owner who wants it, as {@link #lockOwner} will give it to others
     */
    public Optional<ServerLock> tryLock(String owner) {
        return ServerLock.tryAcquire(session, owner);
    }

    /** Who took that lock last and has not given it back. */
    public Optional<String> lockOwner() {
        return ServerLock.owner(session);
    }

    /** Where it is, without user and password. */
    public String place() {
        return session.dialect().place();
    }

    /** What kind of database it is. */
    public String kind() {
        return session.dialect().name();
    }

    /** Version of its tables. */
    public int version() {
        return session.read("read the version of", connection -> Schema.version(session.dialect(), connection));
    }

    /** How many bytes it takes. */
    public long bytes() {
        return session.read("read the size of", session.dialect()::bytes);
    }

    /** What the database itself finds wrong with its files. */
    public List<String> damage() {
        return session.read("check", session.dialect()::damage);
    }

    /** A run that another store had. */
    public record OldRun(long number, String id, String status, String body) {}

    /** Takes in what another store had, in one step; what is there already stays. */
    public void takeIn(Map<String, String> stageBodies, List<String[]> latestMarks, List<OldRun> oldRuns) {
        session.change("write to", Durability.NOW, connection -> {
            for (Map.Entry<String, String> stage : stageBodies.entrySet()) {
                Rows.update(
                        connection,
                        "insert into stages (key, body, checksum) values (?, ?, ?) on conflict (key) do nothing",
                        stage.getKey(),
                        stage.getValue(),
                        Checksum.of(stage.getKey(), stage.getValue()));
            }
            for (String[] mark : latestMarks) {
                Rows.update(
                        connection,
                        "insert into latest (workflow, stage, key, checksum) values (?, ?, ?, ?)"
                                + " on conflict (workflow, stage) do nothing",
                        mark[0],
                        mark[1],
                        mark[2],
                        Checksum.of(mark[0], mark[1], mark[2]));
            }
            for (OldRun run : oldRuns) {
                runs.add(connection, run.number(), run.id(), run.status(), run.body());
            }
        });
    }

    /** Copies everything, as it is at one moment, into a new SQLite file. */
    public void copyTo(Path file) {
        try (var copy = new Session(new SqliteDialect(file))) {
            int version = session.read("read the version of", c -> Schema.version(session.dialect(), c));
            copy.change("make", Durability.NOW, target -> {
                Schema.create(copy.dialect(), target, version);
                Rows.update(target, "delete from labelwright");
                session.snapshot("copy", source -> {
                    for (String table : Schema.TABLES) {
                        copy(source, target, table);
                    }
                    return true;
                });
                Rows.update(target, "delete from labelwright where name = ?", Schema.OWNER);
            });
            // One file, without a log beside it.
            copy.read("close", connection -> Rows.one(connection, row -> true, "pragma wal_checkpoint(truncate)"));
        }
    }

    private static void copy(Connection source, Connection target, String table) throws SQLException {
        PreparedStatement[] insert = {null};
        try {
            Rows.each(
                    source,
                    row -> {
                        ResultSetMetaData columns = row.getMetaData();
                        PreparedStatement statement = insert[0];
                        if (statement == null) {
                            var names = new StringBuilder();
                            for (int i = 1; i <= columns.getColumnCount(); i++) {
                                names.append(i == 1 ? "" : ", ").append(columns.getColumnName(i));
                            }
                            statement = target.prepareStatement("insert into " + table + " (" + names + ") values (?"
                                    + ", ?".repeat(columns.getColumnCount() - 1) + ")");
                            insert[0] = statement;
                        }
                        for (int i = 1; i <= columns.getColumnCount(); i++) {
                            statement.setObject(i, row.getObject(i));
                        }
                        statement.executeUpdate();
                    },
                    "select * from " + table);
        } finally {
            if (insert[0] != null) {
                insert[0].close();
            }
        }
    }

    static long count(Connection connection, String table) throws SQLException {
        return Rows.one(connection, row -> row.getLong(1), "select count(*) from " + table)
                .orElse(0L);
    }

    @Override
    public void close() {
        session.close();
    }
}
