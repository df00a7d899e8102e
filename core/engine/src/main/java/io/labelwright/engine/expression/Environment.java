package io.labelwright.engine.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import io.labelwright.spi.expression.Condition;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** CEL's compiler and runtime for one set of names. The only class that sets them up. */
final class Environment {

    /** The most steps that the loops of one evaluation make together. */
    static final int MAX_STEPS = 1_000_000;

    /** The deepest nesting of an expression. */
    static final int MAX_DEPTH = 64;

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(MAX_STEPS)
            .maxExpressionCodePointSize(CelExpressions.MAX_LENGTH)
            .maxParseRecursionDepth(MAX_DEPTH)
            .build();

    private final KnownNames names;
    private final CelCompiler compiler;
    private final CelRuntime runtime;
    private final Patterns patterns = new Patterns();

    Environment(KnownNames names) {
        this.names = names;
        this.compiler = compiler(names);
        // What is left out here is bound again below, with bounds.
        Set<CelStringExtensions.Function> strings = EnumSet.allOf(CelStringExtensions.Function.class);
        strings.remove(CelStringExtensions.Function.REPLACE);
        strings.remove(CelStringExtensions.Function.JOIN);
        this.runtime = CelRuntimeFactory.standardCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardFunctions(CelStandardFunctions.newBuilder()
                        .filterFunctions(
                                (function, overload) -> function != CelStandardFunctions.StandardFunction.MATCHES
                                        && !BoundedText.replaces(overload))
                        .build())
                .addLibraries(CelExtensions.strings(strings))
                .addFunctionBindings(MixedNumbers.bindings())
                .addFunctionBindings(BoundedText.bindings())
                .addFunctionBindings(patterns.bindings())
                .addFunctionBindings(new TextFunctions(patterns).bindings())
                .addFunctionBindings(Presence.binding())
                .build();
    }

    private static CelCompiler compiler(KnownNames names) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(
                        CelStandardMacro.ALL,
                        CelStandardMacro.EXISTS,
                        CelStandardMacro.EXISTS_ONE,
                        CelStandardMacro.MAP,
                        CelStandardMacro.MAP_FILTER,
                        CelStandardMacro.FILTER)
                .addMacros(Presence.macro(names))
                .addLibraries(CelExtensions.strings())
                .addFunctionDeclarations(MixedNumbers.declarations())
                .addFunctionDeclarations(Presence.declaration())
                .addFunctionDeclarations(TextFunctions.declarations())
                .setResultType(SimpleType.BOOL);
        names.variables().forEach((name, column) -> builder.addVar(name, type(column.type())));
        names.maps().keySet().forEach(name -> builder.addVar(name, MapType.create(SimpleType.STRING, SimpleType.DYN)));
        return builder.build();
    }

    private static CelType type(ColumnType type) {
        return switch (type) {
            case NAME, TEXT -> SimpleType.STRING;
            case NUMBER -> SimpleType.DOUBLE;
            case INTEGER -> SimpleType.INT;
            case BOOLEAN -> SimpleType.BOOL;
        };
    }

    /** Parses and checks an expression. */
    Checked check(String source) {
        if (source.isBlank()) {
            return refused(source, "the expression is empty", "write a condition, for example `true`");
        }
        if (source.codePointCount(0, source.length()) > CelExpressions.MAX_LENGTH) {
            return refused(
                    source,
                    "the expression is longer than " + CelExpressions.MAX_LENGTH + " characters",
                    "split it into several");
        }
        try {
            CelAbstractSyntaxTree ast = compiler.compile(source).getAst();
            List<ExpressionProblem> problems = new SemanticCheck(source, names, patterns).problems(ast);
            return new Checked(plainEquality(ast), problems);
        } catch (CelValidationException e) {
            return new Checked(null, explain(source, e));
        }
    }

    private static Checked refused(String source, String message, String hint) {
        return new Checked(null, List.of(ExpressionProblem.at(source, 0, message, hint)));
    }

    private List<ExpressionProblem> explain(String source, CelValidationException e) {
        var explanation = new Explanation(source, names);
        var problems = new ArrayList<ExpressionProblem>();
        for (CelIssue issue : e.getErrors()) {
            ExpressionProblem problem = explanation.of(issue);
            problems.add(problem);
            if (explanation.isSyntax(issue)) {
                // What the parser says after its first stumble is mostly about the stumble.
                break;
            }
        }
        return problems;
    }

    /** The condition of a checked expression without problems. */
    Condition condition(String source, Checked checked) {
        CelAbstractSyntaxTree ast = checked.ast();
        if (ast == null) {
            throw new IllegalArgumentException("not a checked expression");
        }
        try {
            return new CelCondition(source, names, Conjunction.needed(ast, names), runtime.createProgram(ast));
        } catch (CelEvaluationException e) {
            throw new LabelingException(
                    StandardError.EXPRESSION, "can't compile `" + source + "`: " + e.getMessage(), e);
        }
    }

    /**
     * Points the comparisons that {@link MixedNumbers} lets through the type check to CEL's own equality, which already
     * compares numbers by value.
     */
    private static CelAbstractSyntaxTree plainEquality(CelAbstractSyntaxTree ast) {
        Map<Long, CelReference> references = new LinkedHashMap<>(ast.getReferenceMap());
        boolean changed = false;
        for (Map.Entry<Long, CelReference> entry : references.entrySet()) {
            CelReference reference = entry.getValue();
            List<String> plain = reference.overloadIds().stream()
                    .map(MixedNumbers::runtimeOverload)
                    .distinct()
                    .toList();
            if (!plain.equals(reference.overloadIds())) {
                entry.setValue(CelReference.newBuilder()
                        .setName(reference.name())
                        .addOverloadIds(plain)
                        .build());
                changed = true;
            }
        }
        return changed
                ? CelAbstractSyntaxTree.newCheckedAst(ast.getExpr(), ast.getSource(), references, ast.getTypeMap())
                : ast;
    }
}
