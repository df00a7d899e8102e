package io.labelwright.spi.expression;

import io.labelwright.spi.table.ColumnSpec;
import java.util.List;

/** Compiles expressions. Given to strategies by the engine. */
public interface Expressions {

    /**
     * Compiles a condition.
     *
     * @param source the text
     * @param columns the names that it may use, with their types
     * @param scope what else it may use
     * @throws io.labelwright.spi.problem.LabelingException when it is not a valid condition; the message says where in
     *     the text
     */
    Condition condition(String source, List<ColumnSpec> columns, Scope scope);
}
