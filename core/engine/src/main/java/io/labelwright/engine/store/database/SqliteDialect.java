package io.labelwright.engine.store.database;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * SQLite: one file. It writes ahead into a log that is synced at each commit, one fsync, so that neither kill nor power
 * loss takes what was committed, and readers of other processes never wait.
 */
final class SqliteDialect implements Dialect {

    private static final int BUSY_MILLIS = 60_000;
    private static final String URL = "jdbc:sqlite:";
    private static final String MEMORY = ":memory:";

    private final String file;

    SqliteDialect(Path file) {
        this(file.toAbsolutePath().toString());
    }

    private SqliteDialect(String file) {
        this.file = file;
    }

    /** A database that is gone with its connection. */
    static SqliteDialect inMemory() {
        return new SqliteDialect(MEMORY);
    }

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public String place() {
        return file;
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public Connection connect() throws SQLException {
        NativeLibrary.choose();
        Connection connection = JDBC.createConnection(URL + file, new Properties());
        boolean ready = false;
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = " + BUSY_MILLIS);
            statement.execute("pragma trusted_schema = off");
            statement.execute("pragma cell_size_check = on");
            if (!file.equals(MEMORY)) {
                writeAhead(connection, statement);
            }
            statement.execute("pragma synchronous = full");
            ready = true;
        } finally {
            if (!ready) {
                connection.close();
            }
        }
        return connection;
    }

    /** Only the first of all connections changes the mode. It does not wait when another one is about to. */
    private static void writeAhead(Connection connection, Statement statement) throws SQLException {
        long end = System.nanoTime() + BUSY_MILLIS * 1_000_000L;
        while (!Rows.one(connection, row -> row.getString(1), "pragma journal_mode")
                .orElse("")
                .equals("wal")) {
            try {
                statement.execute("pragma journal_mode = wal");
            } catch (SQLException e) {
                if (code(e) != SQLiteErrorCode.SQLITE_BUSY.code || System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    @Override
    public DataSource dataSource() {
        NativeLibrary.choose();
        var source = new SQLiteDataSource();
        source.setUrl(URL + file);
        source.getConfig().setBusyTimeout(BUSY_MILLIS);
        return source;
    }

    @Override
    public void beginWrite(Connection connection, Durability durability) throws SQLException {
        execute(connection, "pragma synchronous = " + (durability == Durability.NOW ? "full" : "normal"));
        execute(connection, "begin immediate");
    }

    @Override
    public void beginRead(Connection connection) throws SQLException {
        execute(connection, "begin");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        execute(connection, "commit");
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        execute(connection, "rollback");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String tableExists() {
        return "select count(*) from sqlite_master where type = 'table' and name = ?";
    }

    @Override
    public List<String> damage(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        try {
            Rows.each(connection, row -> found.add(row.getString(1)), "pragma integrity_check(20)");
        } catch (SQLException e) {
            // The check itself gives up on some damage.
            if (code(e) != SQLiteErrorCode.SQLITE_CORRUPT.code) {
                throw e;
            }
            found.add(message(e));
        }
        return found.equals(List.of("ok")) ? List.of() : found;
    }

    @Override
    public long bytes(Connection connection) throws SQLException {
        return Rows.one(
                        connection,
                        row -> row.getLong(1),
                        "select page_count * page_size from pragma_page_count(), pragma_page_size()")
                .orElse(0L);
    }

    @Override
    public boolean isBroken(SQLException e) {
        return false;
    }

    @Override
    public LabelingException problem(String what, SQLException e) {
        boolean full = isFull(e);
        SQLiteErrorCode code = full ? SQLiteErrorCode.SQLITE_FULL : SQLiteErrorCode.getErrorCode(code(e));
        String hint = hint(code);
        boolean unreadable = code == SQLiteErrorCode.SQLITE_CORRUPT || code == SQLiteErrorCode.SQLITE_NOTADB;
        var problem = new LabelingException(
                StandardError.STORE,
                Place.of(place()),
                (unreadable
                                ? "the database is damaged, could not "
                                : full ? "the disk is full, could not " : "could not ")
                        + what + " the database: "
                        + message(e),
                hint);
        problem.initCause(e);
        return problem;
    }

    /** The first thing that finds no room may be the file beside the database by which processes share its log. */
    private static boolean isFull(SQLException e) {
        return code(e) == SQLiteErrorCode.SQLITE_FULL.code
                || (e instanceof SQLiteException failure
                        && failure.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE);
    }

    private static String message(SQLException e) {
        return String.valueOf(e.getMessage()).strip().replace('\n', ' ');
    }

    private static @Nullable String hint(SQLiteErrorCode code) {
        return switch (code) {
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                "nothing was changed: it may hold answers of people. Put back a"
                        + " copy made by 'labelwright store backup', or keep this file and rescue what can be read with"
                        + " 'sqlite3 store.db .recover'";
            case SQLITE_FULL -> "free some space and run the same command again: it goes on where it stopped";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "another process keeps the database locked; see who has the store" + " with 'labelwright store info'";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN ->
                "give this user the right to read and write the" + " store, or choose another place with --store";
            default -> "check the disk, then run the same command again";
        };
    }

    private static int code(SQLException e) {
        return e.getErrorCode() & 0xff;
    }
}
