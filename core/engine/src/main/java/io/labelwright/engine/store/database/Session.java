package io.labelwright.engine.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One connection that the threads of a process share, one at a time. Work that fails is rolled back as a whole. A lost
 * connection is replaced at the next use, never in the middle of work: nobody knows what became of that.
 */
final class Session implements AutoCloseable {

    private final Dialect dialect;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Connection connection;
    private boolean closed;

    Session(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Something to do with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Something to do with a connection that gives nothing back. */
    @FunctionalInterface
    interface Change {
        void with(Connection connection) throws SQLException;
    }

    /** One kind of transaction. */
    @FunctionalInterface
    private interface Begin {
        void on(Connection connection) throws SQLException;
    }

    Dialect dialect() {
        return dialect;
    }

    /** A single statement that reads. */
    <T> T read(String what, Work<T> work) {
        lock.lock();
        try {
            return work.with(connection());
        } catch (SQLException e) {
            throw failed(what, e);
        } finally {
            lock.unlock();
        }
    }

    /** Several statements that see the same state. */
    <T> T snapshot(String what, Work<T> work) {
        return transaction(what, dialect::beginRead, work);
    }

    /** Statements that take effect together or not at all. */
    <T> T write(String what, Durability durability, Work<T> work) {
        return transaction(what, connection -> dialect.beginWrite(connection, durability), work);
    }

    /** As {@link #write} for what gives nothing back. */
    void change(String what, Durability durability, Change change) {
        write(what, durability, connection -> {
            change.with(connection);
            return true;
        });
    }

    private <T> T transaction(String what, Begin begin, Work<T> work) {
        lock.lock();
        try {
            Connection open = connection();
            begin.on(open);
            boolean committed = false;
            try {
                T result = work.with(open);
                dialect.commit(open);
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    rollBack(open);
                }
            }
        } catch (SQLException e) {
            throw failed(what, e);
        } finally {
            lock.unlock();
        }
    }

    private void rollBack(Connection open) {
        try {
            dialect.rollback(open);
        } catch (SQLException e) {
            // Closing it rolls back, whatever state it is in.
            discard();
        }
    }

    private Connection connection() throws SQLException {
        if (closed) {
            throw new IllegalStateException("the store was closed");
        }
        Connection open = connection;
        if (open == null) {
            open = dialect.connect();
            connection = open;
        }
        return open;
    }

    private RuntimeException failed(String what, SQLException e) {
        if (dialect.isBroken(e)) {
            discard();
        }
        return dialect.problem(what, e);
    }

    private void discard() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // It is given up anyway.
                return;
            }
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            discard();
        } finally {
            lock.unlock();
        }
    }
}
