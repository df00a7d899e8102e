package io.labelwright.engine.store.database;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tables of a store and their version, one row to look at when a store is opened. An empty database gets all the
 * scripts in one transaction; one of an earlier version is brought up to date by a library, which nothing else loads.
 */
final class Schema {

    /** All scripts, in order. A released script never changes; a new version adds one. */
    private static final List<String> SCRIPTS = List.of("V1__runs_stages_answers.sql", "V2__checkpoints.sql");

    /** The tables with something in them, in the order in which they are copied. */
    static final List<String> TABLES = List.of(
            "labelwright", "stages", "latest", "runs", "run_stages", "answers", "answer_logs", "audit", "checkpoints");

    /** The row beside the version that says who runs on the store; it means nothing in a copy. */
    static final String OWNER = "owner";

    /** Where a statement ends in a script. */
    private static final Pattern END = Pattern.compile(";\\s*\\n");

    private Schema() {}

    /** The version that this program knows. */
    static int current() {
        return SCRIPTS.size();
    }

    /** Makes the tables, or brings them up to date. */
    static void open(Session session) {
        int version = session.read("read the version of", connection -> version(session.dialect(), connection));
        if (version == 0) {
            version = session.write("make the tables of", Durability.NOW, connection -> {
                // Another process may have been quicker.
                int now = version(session.dialect(), connection);
                return now > 0 ? now : create(session.dialect(), connection, current());
            });
        }
        if (version < current()) {
            version = migrate(session, version);
        }
        if (version != current()) {
            throw new LabelingException(
                    StandardError.STORE,
                    Place.of(session.dialect().place()),
                    "the database was made by a newer Labelwright: its tables have version " + version
                            + ", this one knows " + current(),
                    "use that version, or give another store");
        }
    }

    private static int migrate(Session session, int from) {
        LabelingException failure = null;
        try {
            Migration.run(session.dialect(), from);
        } catch (LabelingException e) {
            failure = e;
        }
        int version = session.read("read the version of", connection -> version(session.dialect(), connection));
        // Of two processes that migrate at once one may fail: what counts is where the tables are now.
        if (failure != null && version != current()) {
            throw failure;
        }
        return version;
    }

    /** The version of the tables; 0 when there are none. */
    static int version(Dialect dialect, Connection connection) throws SQLException {
        boolean there = Rows.one(connection, row -> row.getInt(1) > 0, dialect.tableExists(), "labelwright")
                .orElse(false);
        if (!there) {
            return 0;
        }
        Optional<String> value =
                Rows.one(connection, row -> row.getString(1), "select value from labelwright where name = ?", "schema");
        try {
            return Integer.parseInt(value.orElse(""));
        } catch (NumberFormatException e) {
            throw new LabelingException(
                    StandardError.STORE,
                    Place.of(dialect.place()),
                    "the version of the database is '" + value.orElse("") + "', which is no number",
                    "the database is damaged or not ours; restore it from a backup");
        }
    }

    /** Runs the scripts up to a version. */
    static int create(Dialect dialect, Connection connection, int version) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String script : SCRIPTS.subList(0, version)) {
                for (String sql : END.splitAsStream(script(dialect, script)).toList()) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
            }
        }
        return version;
    }

    private static String script(Dialect dialect, String name) {
        String resource = dialect.name() + "/" + name;
        try (InputStream in = Schema.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
