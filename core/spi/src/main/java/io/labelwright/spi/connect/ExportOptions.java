package io.labelwright.spi.connect;

import io.labelwright.spi.describe.Cel;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.OutputPath;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.expression.Scope;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that every export understands; an export's config holds it with {@code @Inline}. */
@Reads(from = "table")
@Reads(value = TableKind.ITEMS, when = "where", optional = true)
public record ExportOptions(
        @Doc("The table to write.") TableKind table,

        @Doc("The file to write, replaced atomically.") @OutputPath
        String path,

        @Doc("The columns to write, in this order; not given: all.") @Optional @Nullable
        List<String> columns,

        @Doc("Only rows for which this holds; it sees the table's columns and item.FIELD.")
        @Cel(Scope.ROW)
        @Optional
        @Nullable
        String where,

        @Doc("With table labels: whether the columns p:CLASS are written.") @Default("false")
        boolean probabilities) {}
