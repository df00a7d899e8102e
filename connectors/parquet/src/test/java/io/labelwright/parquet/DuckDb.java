package io.labelwright.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DuckDB in this process, the reader and writer that ours are compared with. */
public final class DuckDb {

    private DuckDb() {}

    /** Runs a statement. */
    static void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Writes the rows of a query to a file. */
    static void copy(String query, Path to, String options) throws SQLException {
        run("copy (" + query + ") to '" + to + "' (format parquet" + options + ")");
    }

    /** The bytes of a file with the rows of a query. */
    public static byte[] bytes(String query, String options) {
        try {
            Path file = Files.createTempFile("duck", ".parquet");
            try {
                copy(query, file, options);
                return Files.readAllBytes(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query, each cell as DuckDB's own text; null where it is null. */
    public static List<List<@Nullable String>> rows(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery(query)) {
            List<List<@Nullable String>> rows = new ArrayList<>();
            while (set.next()) {
                var row = new ArrayList<@Nullable String>();
                for (int c = 1; c <= set.getMetaData().getColumnCount(); c++) {
                    row.add(set.getString(c));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** The types of the columns of a file. */
    static List<String> types(Path file) throws SQLException {
        return rows("describe select * from '" + file + "'").stream()
                .map(row -> row.get(0) + " " + row.get(1))
                .toList();
    }
}
