package io.labelwright.jdbc;

import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code import/jdbc}: a record a row, its columns by their labels. Only as many rows as are fetched at once are in
 * memory. The transaction is rolled back whatever happens.
 */
final class JdbcSource implements Source {

    private static final int TELL = 1024;

    private final JdbcImportConfig config;
    private final Database database;

    JdbcSource(JdbcImportConfig config) {
        this.config = config;
        this.database = Database.of(config.url());
    }

    /** To know the columns the database would have to be asked, which checking a workflow does not do. */
    @Override
    public Optional<List<String>> header(SourceInput input) {
        return Optional.empty();
    }

    @Override
    public void read(SourceInput input, RecordSink sink) {
        try (Connection connection =
                database.read(config.url(), config.user(), config.password(), config.timeout(), config.timeZone())) {
            try (Statement statement =
                    connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
                statement.setFetchSize(config.fetchSize());
                database.limit(statement, config.timeout());
                try (ResultSet rows = statement.executeQuery(sql(connection))) {
                    rows(rows, input, sink);
                }
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw DatabaseProblem.of(
                    "read " + (config.table() == null ? "the query" : "the table '" + config.table() + "'"),
                    config.url(),
                    config.password(),
                    e);
        }
    }

    private String sql(Connection connection) throws SQLException {
        if (config.query() != null) {
            return SelectOnly.bare(config.query());
        }
        TableName table = TableName.of(String.valueOf(config.table()));
        String quote = database.quote(connection);
        var sql = new StringBuilder("select * from ").append(table.quoted(quote));
        String separator = " order by ";
        for (String column : primaryKey(connection, table).values()) {
            sql.append(separator).append(TableName.quoted(column, quote));
            separator = ", ";
        }
        return sql.toString();
    }

    /** Columns of the primary key in its order; empty when there is none. */
    private static Map<Short, String> primaryKey(Connection connection, TableName table) throws SQLException {
        Map<Short, String> columns = new TreeMap<>();
        String schema = table.schema() == null ? schema(connection) : table.schema();
        try (ResultSet keys = connection.getMetaData().getPrimaryKeys(connection.getCatalog(), schema, table.table())) {
            while (keys.next()) {
                columns.put(keys.getShort("KEY_SEQ"), keys.getString("COLUMN_NAME"));
            }
        }
        return columns;
    }

    private static @Nullable String schema(Connection connection) throws SQLException {
        String schema = connection.getSchema();
        return schema == null || schema.isEmpty() ? null : schema;
    }

    private void rows(ResultSet rows, SourceInput input, RecordSink sink) throws SQLException {
        ResultSetMetaData about = rows.getMetaData();
        int count = about.getColumnCount();
        var cells = new Cell[count];
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < count; i++) {
            String label = about.getColumnLabel(i + 1);
            checkLabel(label, i, labels);
            checkBytes(about.getColumnType(i + 1), label);
            cells[i] = Cell.of(database, about, i + 1, sink.column(label), ZoneId.of(config.timeZone()));
        }
        long row = 0;
        while (rows.next()) {
            row++;
            row(rows, row, cells, sink, about);
            if (row % TELL == 0) {
                input.reached(row);
            }
        }
        input.reached(row);
    }

    private static void row(ResultSet rows, long row, Cell[] cells, RecordSink sink, ResultSetMetaData about)
            throws SQLException {
        for (int i = 0; i < cells.length; i++) {
            try {
                cells[i].read(rows, sink);
            } catch (UnreadableValue e) {
                String reason = "the column '" + about.getColumnLabel(i + 1) + "' " + e.getMessage();
                sink.bad(row, 0, reason, "row " + row);
                return;
            }
        }
        sink.end(row);
    }

    private static void checkLabel(@Nullable String label, int index, Set<String> labels) {
        if (label == null || label.isEmpty()) {
            throw new LabelingException(
                    StandardError.UNKNOWN_COLUMN,
                    null,
                    "the column " + (index + 1) + " has no name",
                    "give it one: select ... as NAME");
        }
        if (!labels.add(label)) {
            throw new LabelingException(
                    StandardError.UNKNOWN_COLUMN,
                    null,
                    "two columns have the name '" + label + "'",
                    "give one of them another: select ... as NAME");
        }
    }

    private static void checkBytes(int type, String label) {
        switch (type) {
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                throw new LabelingException(
                        StandardError.UNKNOWN_COLUMN,
                        null,
                        "the column '" + label + "' holds bytes, which are no text",
                        "write a query that leaves it out, or makes text of it");
            default -> {}
        }
    }
}
