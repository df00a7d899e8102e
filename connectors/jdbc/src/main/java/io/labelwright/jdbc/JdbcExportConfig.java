package io.labelwright.jdbc;

import io.labelwright.spi.describe.Cel;
import io.labelwright.spi.describe.DatabaseUrl;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.Secret;
import io.labelwright.spi.expression.Scope;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of {@code export/jdbc}. */
@Reads(from = "table")
@Reads(value = TableKind.ITEMS, when = "where", optional = true)
public record JdbcExportConfig(
        @Doc("The database: jdbc:sqlite:FILE, jdbc:duckdb:FILE, jdbc:postgresql://HOST/DATABASE or that of another"
                + " driver. A host has to be allowed with --allow-host.")
        @DatabaseUrl
        String url,

        @Doc("The user of the database.") @Optional @Nullable
        String user,

        @Doc("The user's password.") @Secret @Optional @Nullable
        String password,

        @Doc("The table of the workflow to write.") @Default("labels")
        TableKind table,

        @Doc("The table of the database, TABLE or SCHEMA.TABLE, as the database spells it; a name with a dot stands"
                + " in double quotes.")
        String into,

        @Doc("create: the table must not be there; replace: it is made anew; append: rows are added to it.")
        @Default("create")
        Mode mode,

        @Doc("How many seconds the database may take to answer.") @Range(min = 1, max = 86_400) @Default("600")
        int timeout,

        @Doc("The columns to write, in this order; not given: all.") @Optional @Nullable
        List<String> columns,

        @Doc("Only rows for which this holds; it sees the table's columns and item.FIELD.")
        @Cel(Scope.ROW)
        @Optional
        @Nullable
        String where,

        @Doc("With table labels: whether the columns p:CLASS are written.") @Default("false")
        boolean probabilities) {

    /** Refuses names that no table has. */
    public JdbcExportConfig {
        TableName.of(into);
    }

    /** What becomes of a table that is there. */
    public enum Mode {
        CREATE,
        REPLACE,
        APPEND
    }
}
