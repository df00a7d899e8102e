package io.labelwright.engine.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with parameters, without the ceremony. */
final class Rows {

    private Rows() {}

    /** Makes a value of the row at which a result stands. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Takes the row at which a result stands. */
    @FunctionalInterface
    interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    /** Runs a statement that changes rows and says how many. */
    static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    /** The only row of a query, if there is one. */
    static <T> Optional<T> one(Connection connection, Reader<T> reader, String sql, @Nullable Object... values)
            throws SQLException {
        List<T> all = all(connection, reader, sql, values);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /** All rows of a query. */
    static <T> List<T> all(Connection connection, Reader<T> reader, String sql, @Nullable Object... values)
            throws SQLException {
        var rows = new ArrayList<T>();
        each(connection, row -> rows.add(reader.read(row)), sql, values);
        return rows;
    }

    /** Hands the rows of a query over, one after the other. */
    static void each(Connection connection, Taker taker, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            // PostgreSQL reads all rows into memory unless told how many at a time.
            statement.setFetchSize(1_000);
            set(statement, values);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    taker.take(result);
                }
            }
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else if (value instanceof Number number) {
                statement.setLong(i + 1, number.longValue());
            } else {
                // A missing value is missing text: no column of another type is left out by a parameter.
                statement.setString(i + 1, value == null ? null : value.toString());
            }
        }
    }
}
