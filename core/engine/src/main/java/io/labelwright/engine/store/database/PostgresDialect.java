package io.labelwright.engine.store.database;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL, for several machines that share one store. */
final class PostgresDialect implements Dialect {

    /** Any number that nobody else is likely to lock: "labelwri" in ASCII. */
    private static final long LOCK = 0x6c_61_62_65_6c_77_72_69L;

    private final String url;
    private final @Nullable String user;
    private final @Nullable String password;

    PostgresDialect(String url, @Nullable String user, @Nullable String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public String place() {
        return shown(url);
    }

    @Override
    public boolean isShared() {
        return true;
    }

    /** The address without what follows a '?' and without a user before '@': either may hold a password. */
    static String shown(String url) {
        int end = url.indexOf('?');
        String text = end < 0 ? url : url.substring(0, end);
        int start = text.indexOf("//");
        int at = text.lastIndexOf('@');
        return start >= 0 && at > start ? text.substring(0, start + 2) + text.substring(at + 1) : text;
    }

    @Override
    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "labelwright");
        properties.setProperty("connectTimeout", "20");
        properties.setProperty("tcpKeepAlive", "true");
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        // Asked by name: the driver manager would load every driver that there is.
        Connection connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("the address is none of PostgreSQL", "08001");
        }
        return connection;
    }

    @Override
    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setURL(url);
        if (user != null) {
            source.setUser(user);
        }
        if (password != null) {
            source.setPassword(password);
        }
        return source;
    }

    @Override
    public void beginWrite(Connection connection, Durability durability) throws SQLException {
        connection.setAutoCommit(false);
        Rows.one(connection, row -> true, "select pg_advisory_xact_lock(?)", LOCK);
        if (durability == Durability.LATER) {
            Rows.update(connection, "set local synchronous_commit = off");
        }
    }

    @Override
    public void beginRead(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        Rows.update(connection, "set transaction isolation level repeatable read, read only");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    @Override
    public String tableExists() {
        return "select count(*) from information_schema.tables where table_schema = current_schema()"
                + " and table_name = ?";
    }

    /** The server looks after its own files. */
    @Override
    public List<String> damage(Connection connection) {
        return List.of();
    }

    @Override
    public long bytes(Connection connection) throws SQLException {
        return Rows.one(connection, row -> row.getLong(1), "select pg_database_size(current_database())")
                .orElse(0L);
    }

    @Override
    public boolean isBroken(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    @Override
    public LabelingException problem(String what, SQLException e) {
        String message = String.valueOf(e.getMessage()).strip().replace('\n', ' ');
        if (password != null) {
            message = message.replace(password, "***");
        }
        // Without a cause: the driver's own exceptions may hold the address as it was given.
        return new LabelingException(
                StandardError.STORE,
                Place.of(place()),
                "could not " + what + " the database: " + message.replace(url, place()),
                hint(String.valueOf(e.getSQLState())));
    }

    private static String hint(String state) {
        if (state.startsWith("28")) {
            return "check user and password: store: {database: ..., user: NAME, password: \"${secret.NAME}\"}";
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return "see whether the server runs and can be reached, then run the same command again";
        }
        if (state.startsWith("42501")) {
            return "give the user the right to make and change tables in this database";
        }
        return state.startsWith("53")
                ? "the server lacks space or connections; run the same command again later"
                : "look into the log of the server, then run the same command again";
    }
}
