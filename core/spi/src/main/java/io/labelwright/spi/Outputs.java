package io.labelwright.spi;

import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.List;

/** Where a strategy puts its tables: only those that it declares to write. */
public interface Outputs {

    /**
     * A builder whose {@code item} column (of a graph: both ends) takes item indexes as codes, and whose {@code label}
     * column, for categorical tasks, takes class indexes.
     */
    TableBuilder builder(TableKind kind, List<ColumnSpec> extra);

    /** A builder without columns of its own. */
    default TableBuilder builder(TableKind kind) {
        return builder(kind, List.of());
    }

    /** Hands over a finished table; once per kind. */
    void write(Table table);

    /** Reports a figure of the computation, such as {@code iterations}, shown in the run's summary. */
    void fact(String name, double value);

    /** Reports something that the user should know; an error makes the stage fail when it ends. */
    void report(Problem problem);
}
