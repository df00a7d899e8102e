package io.labelwright.jdbc;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.DatabaseUrl;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import io.labelwright.spi.describe.Secret;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Keys of {@code import/jdbc}. */
public record JdbcImportConfig(
        @Doc("The database: jdbc:sqlite:FILE, jdbc:duckdb:FILE, jdbc:postgresql://HOST/DATABASE or that of another"
                + " driver. A host has to be allowed with --allow-host.")
        @DatabaseUrl
        String url,

        @Doc("The user of the database.") @Optional @Nullable
        String user,

        @Doc("The user's password.") @Secret @Optional @Nullable
        String password,

        @Doc("The table or view to read, TABLE or SCHEMA.TABLE, as the database spells it; a name with a dot stands"
                + " in double quotes. Rows come in the order of its primary key.")
        @Optional
        @Nullable
        String table,

        @Doc("Instead of a table: one SELECT, which runs in a transaction that can change nothing. Without ORDER BY"
                + " its rows come in any order.")
        @Optional
        @Nullable
        String query,

        @Doc("How many rows are fetched at once.") @Range(min = 1, max = 1_000_000) @Default("1000")
        int fetchSize,

        @Doc("How many seconds the database may take to answer.") @Range(min = 1, max = 86_400) @Default("600")
        int timeout,

        @Doc("IANA name of the time zone in which times with a zone are written.") @Default("UTC")
        String timeZone,

        @Inline ImportMapping mapping) {

    /** Refuses what no database can be asked. */
    public JdbcImportConfig {
        if ((table == null) == (query == null)) {
            throw new IllegalArgumentException("one of 'table' and 'query' has to be given, and not both");
        }
        if (table != null) {
            TableName.of(table);
        }
        if (query != null) {
            SelectOnly.check(query);
        }
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no time zone '" + timeZone + "'", e);
        }
    }
}
