package io.labelwright.engine.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the columns that an expression can't be true without: those that stand in its terms {@code a && b && c} where no
 * term holds a choice ({@code ||}, {@code &&}, {@code ?:}, a loop) of its own.
 */
final class Conjunction {

    private Conjunction() {}

    static List<String> needed(CelAbstractSyntaxTree ast, KnownNames names) {
        var needed = new LinkedHashSet<String>();
        var terms = new ArrayList<CelExpr>();
        terms(ast.getExpr(), terms);
        for (CelExpr term : terms) {
            var found = new LinkedHashSet<String>();
            if (strict(ast, term, names, found)) {
                needed.addAll(found);
            }
        }
        return List.copyOf(needed);
    }

    private static void terms(CelExpr expression, List<CelExpr> terms) {
        if (expression.getKind() == Kind.CALL && expression.call().function().equals("_&&_")) {
            expression.call().args().forEach(argument -> terms(argument, terms));
        } else {
            terms.add(expression);
        }
    }

    private static boolean strict(CelAbstractSyntaxTree ast, CelExpr expression, KnownNames names, Set<String> found) {
        switch (expression.getKind()) {
            case CONSTANT:
                return true;
            case IDENT, SELECT:
                if (ast.getReference(expression.id()).isPresent()) {
                    String name = ast.getReferenceOrThrow(expression.id()).name();
                    ColumnSpec column = names.maps().containsKey(name) ? null : names.variables().get(name);
                    if (column != null && column.type() != ColumnType.NAME && column.type() != ColumnType.TEXT) {
                        found.add(name);
                    }
                    return true;
                }
                return expression.getKind() == Kind.SELECT
                        && strict(ast, expression.select().operand(), names, found);
            case LIST:
                return expression.list().elements().stream().allMatch(element -> strict(ast, element, names, found));
            case CALL:
                String function = expression.call().function();
                return !function.equals("_||_")
                        && !function.equals("_&&_")
                        && !function.equals("_?_:_")
                        && expression.call().target().stream().allMatch(target -> strict(ast, target, names, found))
                        && expression.call().args().stream().allMatch(argument -> strict(ast, argument, names, found));
            default:
                return false;
        }
    }
}
