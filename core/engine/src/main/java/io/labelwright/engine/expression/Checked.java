package io.labelwright.engine.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression after the check.
 *
 * @param ast what to evaluate; null when there are problems
 * @param problems what is wrong
 */
record Checked(@Nullable CelAbstractSyntaxTree ast, List<ExpressionProblem> problems) {

    Checked {
        problems = List.copyOf(problems);
    }
}
