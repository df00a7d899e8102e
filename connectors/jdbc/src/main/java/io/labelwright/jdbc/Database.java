package io.labelwright.jdbc;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections, and knows how databases differ. Those that are not named here are taken to follow the standard.
 */
enum Database {
    SQLITE("jdbc:sqlite:"),
    DUCKDB("jdbc:duckdb:"),
    POSTGRESQL("jdbc:postgresql:"),
    OTHER("jdbc:");

    private static final String FILE_IS_MISSING = "write its path relative to the workflow file";

    private final String prefix;

    Database(String prefix) {
        this.prefix = prefix;
    }

    static Database of(String url) {
        for (Database database : values()) {
            if (url.startsWith(database.prefix)) {
                return database;
            }
        }
        return OTHER;
    }

    private boolean isFile() {
        return this == SQLITE || this == DUCKDB;
    }

    /**
     * A connection without autocommit. One that reads can't change anything, as far as the database knows of such.
     *
     * @param zone of times with a zone that the query itself makes texts of
     */
    Connection read(String url, @Nullable String user, @Nullable String password, int timeout, String zone)
            throws SQLException {
        if (isFile() && !Files.isRegularFile(Path.of(url.substring(prefix.length())))) {
            throw new LabelingException(
                    StandardError.FILE_NOT_READABLE,
                    null,
                    "there is no database '" + url.substring(prefix.length()) + "'",
                    FILE_IS_MISSING);
        }
        Properties properties = properties(user, password, timeout);
        switch (this) {
            // SQLITE_OPEN_READONLY.
            case SQLITE -> properties.setProperty("open_mode", "1");
            case DUCKDB -> {
                properties.setProperty("duckdb.read_only", "true");
                properties.setProperty("jdbc_stream_results", "true");
            }
            // For the whole session, not only for its first transaction.
            case POSTGRESQL -> properties.setProperty("readOnlyMode", "always");
            case OTHER -> {}
        }
        Connection connection = connect(url, properties);
        try {
            if (this != SQLITE) {
                connection.setReadOnly(true);
            }
            connection.setAutoCommit(false);
            if (this == POSTGRESQL) {
                try (PreparedStatement statement =
                        connection.prepareStatement("select set_config('TimeZone', ?, false)")) {
                    statement.setString(1, zone);
                    statement.execute();
                }
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** A connection that writes, without autocommit. */
    Connection write(String url, @Nullable String user, @Nullable String password, int timeout) throws SQLException {
        Connection connection = connect(url, properties(user, password, timeout));
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private Properties properties(@Nullable String user, @Nullable String password, int timeout) {
        var properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        switch (this) {
            case SQLITE -> properties.setProperty("busy_timeout", Integer.toString(timeout * 1000));
            // A query can read files and addresses otherwise.
            case DUCKDB -> properties.setProperty("enable_external_access", "false");
            case POSTGRESQL -> {
                properties.setProperty("socketTimeout", Integer.toString(timeout));
                properties.setProperty("ApplicationName", "labelwright");
            }
            case OTHER -> {}
        }
        return properties;
    }

    /**
     * Drivers are asked themselves and not through DriverManager, which knows only those of its own class path. The
     * engine lets this thread's loader see those of plug-in folders too.
     */
    private static Connection connect(String url, Properties properties) throws SQLException {
        for (Driver driver : drivers()) {
            if (driver.acceptsURL(url)) {
                Connection connection = driver.connect(url, properties);
                if (connection != null) {
                    return connection;
                }
            }
        }
        throw new LabelingException(
                StandardError.FILE_NOT_READABLE,
                null,
                "there is no driver for " + DatabaseProblem.shown(url),
                "drivers for SQLite and PostgreSQL are built in; see the page on jdbc for how to add others");
    }

    private static List<Driver> drivers() {
        var drivers = new ArrayList<Driver>();
        var found = ServiceLoader.load(Driver.class).iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return drivers;
                }
                drivers.add(found.next());
            } catch (ServiceConfigurationError e) {
                // A broken driver must not keep others from working; hasNext goes on behind it.
                continue;
            }
        }
    }

    /** Limits how long a statement may take. */
    void limit(Statement statement, int timeout) throws SQLException {
        if (this != DUCKDB) {
            statement.setQueryTimeout(timeout);
        }
    }

    /** What stands around names. */
    String quote(Connection connection) throws SQLException {
        if (this != OTHER) {
            return "\"";
        }
        String quote = connection.getMetaData().getIdentifierQuoteString();
        if (quote == null || quote.isBlank()) {
            throw new SQLException("the driver can't quote names");
        }
        return quote;
    }

    /** Whether making, dropping and renaming tables is part of a transaction. */
    boolean changesTablesInTransactions() {
        return this != OTHER;
    }

    /** The type of a column. */
    String type(ColumnType type) {
        return switch (type) {
            case NAME, TEXT -> "text";
            case NUMBER -> this == SQLITE ? "real" : "double precision";
            case INTEGER -> "bigint";
            case BOOLEAN -> "boolean";
        };
    }
}
