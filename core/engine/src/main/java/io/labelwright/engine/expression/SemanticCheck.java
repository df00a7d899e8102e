package io.labelwright.engine.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What CEL's types can't see: members of maps whose keys are known, and patterns that are written out. */
final class SemanticCheck {

    private final String source;
    private final KnownNames names;
    private final Patterns patterns;
    private final List<ExpressionProblem> problems = new ArrayList<>();

    SemanticCheck(String source, KnownNames names, Patterns patterns) {
        this.source = source;
        this.names = names;
        this.patterns = patterns;
    }

    List<ExpressionProblem> problems(CelAbstractSyntaxTree ast) {
        List<CelExpr> expressions = CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .toList();
        Set<String> shadowed = new HashSet<>();
        for (CelExpr expression : expressions) {
            if (expression.getKind() == Kind.COMPREHENSION) {
                shadowed.add(expression.comprehension().iterVar());
            }
        }
        for (CelExpr expression : expressions) {
            if (expression.getKind() == Kind.SELECT
                    && !expression.select().testOnly()
                    && ast.getReference(expression.id()).isEmpty()) {
                member(
                        ast,
                        expression,
                        expression.select().operand(),
                        expression.select().field(),
                        shadowed);
            } else if (expression.getKind() == Kind.CALL) {
                String key = Presence.constantIndex(expression);
                if (key != null) {
                    member(ast, expression, expression.call().args().get(0), key, shadowed);
                }
                List<CelExpr> arguments = expression.call().args();
                if (expression.call().function().equals(Presence.FUNCTION)) {
                    member(
                            ast,
                            expression,
                            arguments.get(0),
                            arguments.get(1).constant().stringValue(),
                            shadowed);
                }
                if (expression.call().function().equals("matches")
                        || expression.call().function().equals("countMatches")) {
                    pattern(ast, expression);
                }
            }
        }
        return problems;
    }

    private void member(CelAbstractSyntaxTree ast, CelExpr expression, CelExpr map, String key, Set<String> shadowed) {
        if (map.getKind() != Kind.IDENT || shadowed.contains(map.ident().name())) {
            return;
        }
        String mapName = map.ident().name();
        KnownNames.Members members = names.maps().get(mapName);
        if (members == null || !members.closed() || members.keys().containsKey(key)) {
            return;
        }
        String nearest = NearestWord.of(key, members.keys().keySet());
        problems.add(ExpressionProblem.at(
                source,
                offset(ast, expression),
                "unknown name '" + key + "' in '" + mapName + "'",
                nearest != null
                        ? "did you mean '" + nearest + "'?"
                        : "it has: "
                                + Explanation.some(List.copyOf(members.keys().keySet()))));
    }

    private void pattern(CelAbstractSyntaxTree ast, CelExpr call) {
        List<CelExpr> arguments = call.call().args();
        CelExpr pattern = arguments.get(arguments.size() - 1);
        if (pattern.getKind() != Kind.CONSTANT || pattern.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return;
        }
        try {
            patterns.compile(pattern.constant().stringValue());
        } catch (IllegalArgumentException e) {
            problems.add(ExpressionProblem.at(
                    source,
                    offset(ast, pattern),
                    String.valueOf(e.getMessage()),
                    "patterns are RE2: without look-around and back references"));
        }
    }

    /** Where an expression's operator or name stands, in chars. */
    private int offset(CelAbstractSyntaxTree ast, CelExpr expression) {
        Integer codePoints = ast.getSource().getPositionsMap().get(expression.id());
        return codePoints == null ? 0 : source.offsetByCodePoints(0, codePoints);
    }
}
