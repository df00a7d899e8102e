package io.labelwright.parquet.npy;

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

/** Keys of {@code export/npy}. */
@Reads(from = "table")
@Reads(value = TableKind.ITEMS, when = "where", optional = true)
public record NpyExportConfig(
        @Doc(
                "The folder to write, replaced as a whole: array.npy, ids.csv with the id of each row, and columns.csv with"
                        + " the name of each column.")
        @OutputPath(folder = true)
        String path,

        @Doc("The table to write: features, predictions or labels.") @Default("features")
        TableKind table,

        @Doc("With table features: the set to write. Not given: the only one in view.") @Optional @Nullable
        String features,

        @Doc("The columns to write, in this order, item among them. Not given: those of the set, or the probabilities.")
        @Optional
        @Nullable
        List<String> columns,

        @Doc("Only rows for which this holds; it sees the table's columns and item.FIELD.")
        @Cel(Scope.ROW)
        @Optional
        @Nullable
        String where,

        @Doc("With table labels: whether the columns p:CLASS are written.") @Default("false")
        boolean probabilities,

        @Doc("The type of the numbers: float64, which keeps them as they are; float32, the nearest of half the size.")
        @Default("float64")
        Dtype dtype) {

    private static final List<TableKind> TABLES = List.of(TableKind.FEATURES, TableKind.PREDICTIONS, TableKind.LABELS);

    /** Refuses what gives no matrix. */
    public NpyExportConfig {
        if (!TABLES.contains(table)) {
            throw new IllegalArgumentException(
                    "table: an array holds features, predictions or labels, not " + table.word());
        }
        if (columns != null && !columns.contains("item")) {
            throw new IllegalArgumentException("columns: item is missing, whose ids stand in ids.csv");
        }
        if (table == TableKind.LABELS && columns == null && !probabilities) {
            throw new IllegalArgumentException(
                    "table: labels are no numbers; say probabilities: true, or columns: [item, confidence]");
        }
        if (table != TableKind.FEATURES && features != null) {
            throw new IllegalArgumentException("features: only the table features has sets, not " + table.word());
        }
    }

    /** The type of the numbers of an array. */
    public enum Dtype {
        FLOAT32,
        FLOAT64
    }
}
