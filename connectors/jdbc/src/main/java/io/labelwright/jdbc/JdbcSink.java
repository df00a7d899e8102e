package io.labelwright.jdbc;

import io.labelwright.jdbc.JdbcExportConfig.Mode;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code export/jdbc}: one transaction. Replacing writes a new table beside the old one, which then takes its name, so
 * that others read the old rows until the new ones are all there; where making tables is no part of a transaction, the
 * rows are deleted and written again.
 */
final class JdbcSink implements Sink {

    private static final int BATCH = 1000;
    private static final String NEW = "labelwright_new_";

    private final JdbcExportConfig config;
    private final Database database;

    JdbcSink(JdbcExportConfig config) {
        this.config = config;
        this.database = Database.of(config.url());
    }

    @Override
    public void write(Table table, Inputs in, SinkOutput out) {
        int[] visible = IntStream.range(0, table.columns().size())
                .filter(c -> !table.columns().get(c).hidden())
                .toArray();
        try (Connection connection = database.write(config.url(), config.user(), config.password(), config.timeout())) {
            boolean done = false;
            try {
                write(connection, table, visible);
                connection.commit();
                done = true;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            SQLException first = e.getNextException() == null ? e : e.getNextException();
            throw DatabaseProblem.of("write the table '" + config.into() + "'", config.url(), config.password(), first);
        }
    }

    private void write(Connection connection, Table table, int[] visible) throws SQLException {
        TableName into = TableName.of(config.into());
        String quote = database.quote(connection);
        boolean there = exists(connection, into, quote);
        if (there && config.mode() == Mode.CREATE) {
            throw new LabelingException(
                    StandardError.SAME_OUTPUT,
                    null,
                    "the database has the table '" + into + "' already",
                    "set mode: replace or mode: append, or choose another name");
        }
        if (!there) {
            create(connection, into, quote, table, visible);
            insert(connection, into, quote, table, visible);
        } else if (config.mode() == Mode.APPEND) {
            insert(connection, into, quote, table, visible);
        } else if (database.changesTablesInTransactions()) {
            TableName fresh = into.beside(NEW + Integer.toHexString(into.table().hashCode()));
            create(connection, fresh, quote, table, visible);
            insert(connection, fresh, quote, table, visible);
            execute(connection, "drop table " + into.quoted(quote));
            execute(
                    connection,
                    "alter table " + fresh.quoted(quote) + " rename to " + TableName.quoted(into.table(), quote));
        } else {
            execute(connection, "delete from " + into.quoted(quote));
            insert(connection, into, quote, table, visible);
        }
    }

    private static boolean exists(Connection connection, TableName table, String quote) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("select 1 from " + table.quoted(quote) + " where 1 = 0")) {
            return !none.next();
        } catch (SQLException e) {
            // Some databases take nothing more from a transaction in which something failed; it has done nothing yet.
            connection.rollback();
            return false;
        }
    }

    private void create(Connection connection, TableName name, String quote, Table table, int[] visible)
            throws SQLException {
        String columns = IntStream.of(visible)
                .mapToObj(c -> table.columns().get(c))
                .map(column -> TableName.quoted(column.name(), quote) + " " + database.type(column.type()))
                .collect(Collectors.joining(", "));
        execute(connection, "create table " + name.quoted(quote) + " (" + columns + ")");
    }

    private void insert(Connection connection, TableName into, String quote, Table table, int[] visible)
            throws SQLException {
        String names = IntStream.of(visible)
                .mapToObj(c -> TableName.quoted(table.columns().get(c).name(), quote))
                .collect(Collectors.joining(", "));
        String marks = String.join(", ", Collections.nCopies(visible.length, "?"));
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into " + into.quoted(quote) + " (" + names + ") values (" + marks + ")")) {
            database.limit(statement, config.timeout());
            int waiting = 0;
            for (Segment segment : table.segments()) {
                for (int row = 0; row < segment.rows(); row++) {
                    for (int i = 0; i < visible.length; i++) {
                        set(statement, i + 1, table.columns().get(visible[i]), segment, visible[i], row);
                    }
                    statement.addBatch();
                    if (++waiting == BATCH) {
                        statement.executeBatch();
                        waiting = 0;
                    }
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
        }
    }

    private static void set(
            PreparedStatement statement, int index, ColumnSpec spec, Segment segment, int column, int row)
            throws SQLException {
        var cells = segment.column(column);
        if (cells.isMissing(row)) {
            statement.setNull(index, sqlType(spec));
            return;
        }
        switch (spec.type()) {
            case NAME, TEXT -> statement.setString(index, cells.text(row));
            case NUMBER -> statement.setDouble(index, cells.number(row));
            case INTEGER -> statement.setLong(index, cells.integer(row));
            case BOOLEAN -> statement.setBoolean(index, cells.integer(row) != 0);
        }
    }

    private static int sqlType(ColumnSpec spec) {
        return switch (spec.type()) {
            case NAME, TEXT -> java.sql.Types.VARCHAR;
            case NUMBER -> java.sql.Types.DOUBLE;
            case INTEGER -> java.sql.Types.BIGINT;
            case BOOLEAN -> java.sql.Types.BOOLEAN;
        };
    }

    private void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            database.limit(statement, config.timeout());
            statement.execute(sql);
        }
    }
}
