package io.labelwright.spi.connect;

import io.labelwright.spi.describe.Cel;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.expression.Scope;
import io.labelwright.spi.table.TableKind;
import org.jspecify.annotations.Nullable;

/**
 * The keys of exports whose format has columns or names of its own, so that nobody chooses them: an export's config
 * holds it with {@code @Inline}, beside the path of its file or folder.
 */
@Reads(from = "table")
@Reads(value = TableKind.ITEMS, when = "where", optional = true)
public record FormatExportOptions(
        @Doc("The table to write.") @Default("labels") TableKind table,

        @Doc("Only rows for which this holds; it sees the table's columns and item.FIELD.")
        @Cel(Scope.ROW)
        @Optional
        @Nullable
        String where) {}
