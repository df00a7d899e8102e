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
 * Finds the columns that an expression can't be true without: those that stand in its terms {@code a && b && c} where
 * no term holds a choice ({@code ||}, {@code &&}, {@code ?:}, a loop) of its own.
 */
final class Conjunction {

    private static final Set<String> CHOICES = Set.of("_||_", "_&&_", "_?_:_");

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
        return switch (expression.getKind()) {
            case CONSTANT -> true;
            case IDENT -> column(ast, expression, names, found);
            case SELECT ->
                column(ast, expression, names, found)
                        || strict(ast, expression.select().operand(), names, found);
            case LIST -> expression.list().elements().stream().allMatch(element -> strict(ast, element, names, found));
            case CALL ->
                !CHOICES.contains(expression.call().function())
                        && expression.call().target().stream().allMatch(target -> strict(ast, target, names, found))
                        && expression.call().args().stream().allMatch(argument -> strict(ast, argument, names, found));
            default -> false;
        };
    }

    /** Adds the column that a name stands for when it can be missing; false when it is not a name. */
    private static boolean column(CelAbstractSyntaxTree ast, CelExpr expression, KnownNames names, Set<String> found) {
        if (ast.getReference(expression.id()).isEmpty()) {
            return false;
        }
        String name = ast.getReferenceOrThrow(expression.id()).name();
        ColumnSpec column = names.variables().get(name);
        if (column != null && column.type() != ColumnType.NAME && column.type() != ColumnType.TEXT) {
            found.add(name);
        }
        return true;
    }
}
