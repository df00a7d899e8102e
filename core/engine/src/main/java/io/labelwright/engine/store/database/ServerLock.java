package io.labelwright.engine.store.database;

import io.labelwright.spi.problem.LabelingException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The right to run on a store whose database is on a server, whatever machine the run is on. It is an advisory lock of
 * PostgreSQL that a connection of its own holds: it ends with that connection, so with its process, whatever becomes of
 * that, and there is never one to remove by hand. When the machine dies the server notices within two minutes. A
 * connection that breaks in the middle of a run gives the lock up early; then two runs may do the same work, which
 * costs time and harms nothing.
 *
 * <p>The number of the lock is the identity of one of the store's tables, so that stores in several schemas of a
 * database do not wait for each other. Who has the lock stands in a row beside the version of the tables.
 */
public final class ServerLock implements AutoCloseable {

    /** "lab\0": the first half of the lock's number. The second is the table's. */
    private static final String NUMBER = 0x6c_61_62_00 + ", to_regclass('labelwright')::oid::int";

    private static final String TAKE = "select pg_try_advisory_lock(" + NUMBER + ")";

    private static final String IS_TAKEN = "select count(*) from pg_locks where locktype = 'advisory' and granted"
            + " and database = (select oid from pg_database where datname = current_database())"
            + " and (classid::int, objid::int) = (" + NUMBER + ") and objsubid = 2";

    private static final String[] LONG_LIVED = {
        // A run may be silent for hours. The first exists since PostgreSQL 14.
        "select set_config('idle_session_timeout', '0', false) from pg_settings where name = 'idle_session_timeout'",
        "select set_config('tcp_keepalives_idle', '60', false)",
        "select set_config('tcp_keepalives_interval', '15', false)",
        "select set_config('tcp_keepalives_count', '4', false)"
    };

    private final Dialect dialect;
    private final Connection connection;

    private ServerLock(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    /** The lock, unless another run has it. */
    static Optional<ServerLock> tryAcquire(Session session, String owner) {
        // Asked over the connection that is there: who waits asks often.
        if (session.read("lock", connection -> count(connection, IS_TAKEN)) > 0) {
            return Optional.empty();
        }
        Dialect dialect = session.dialect();
        try {
            Connection connection = dialect.connect();
            boolean taken = false;
            try {
                taken = Rows.one(connection, row -> row.getBoolean(1), TAKE).orElse(false);
                if (taken) {
                    prepare(connection, owner);
                }
                return taken ? Optional.of(new ServerLock(dialect, connection)) : Optional.empty();
            } catch (SQLException e) {
                taken = false;
                throw e;
            } finally {
                if (!taken) {
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw dialect.problem("lock", e);
        }
    }

    private static void prepare(Connection connection, String owner) throws SQLException {
        for (String setting : LONG_LIVED) {
            Rows.one(connection, row -> true, setting);
        }
        Rows.update(
                connection,
                "insert into labelwright (name, value) values (?, ?) on conflict (name) do update set value = ?",
                Schema.OWNER,
                owner,
                owner);
    }

    /** Who took the lock last and has not given it back. */
    static Optional<String> owner(Session session) {
        return session.read(
                "read the owner of",
                connection -> Rows.one(
                        connection,
                        row -> row.getString(1),
                        "select value from labelwright where name = ?",
                        Schema.OWNER));
    }

    private static long count(Connection connection, String sql) throws SQLException {
        return Rows.one(connection, row -> row.getLong(1), sql).orElse(0L);
    }

    /**
     * Lets the next run have the store.
     *
     * @throws LabelingException when the server can't be told; the lock ends all the same
     */
    @Override
    public void close() {
        try (connection) {
            Rows.update(connection, "delete from labelwright where name = ?", Schema.OWNER);
        } catch (SQLException e) {
            if (!dialect.isBroken(e)) {
                throw dialect.problem("unlock", e);
            }
        }
    }
}
