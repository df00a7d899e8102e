package io.labelwright.engine.expression;

import static dev.cel.common.CelOverloadDecl.newGlobalOverload;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;

/**
 * Arithmetic and equality between whole and real numbers, so that {@code length / 2 == 3} can be written whether
 * {@code length} is a column of whole numbers or not. The result of mixed arithmetic is real.
 */
final class MixedNumbers {

    private static final String EQUALS = "equals_mixed_";
    private static final String NOT_EQUALS = "not_equals_mixed_";
    private static final String IN = "in_list_mixed_";

    private MixedNumbers() {}

    static List<CelFunctionDecl> declarations() {
        var declarations = new ArrayList<CelFunctionDecl>();
        for (Operator operator : Operator.values()) {
            declarations.add(CelFunctionDecl.newFunctionDeclaration(
                    operator.symbol,
                    newGlobalOverload(operator.realFirst(), SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.INT),
                    newGlobalOverload(operator.wholeFirst(), SimpleType.DOUBLE, SimpleType.INT, SimpleType.DOUBLE)));
        }
        declarations.add(equality("_==_", EQUALS));
        declarations.add(equality("_!=_", NOT_EQUALS));
        declarations.add(CelFunctionDecl.newFunctionDeclaration(
                "@in",
                newGlobalOverload(IN + "di", SimpleType.BOOL, SimpleType.DOUBLE, ListType.create(SimpleType.INT)),
                newGlobalOverload(IN + "id", SimpleType.BOOL, SimpleType.INT, ListType.create(SimpleType.DOUBLE))));
        return declarations;
    }

    private static CelFunctionDecl equality(String symbol, String id) {
        return CelFunctionDecl.newFunctionDeclaration(
                symbol,
                newGlobalOverload(id + "di", SimpleType.BOOL, SimpleType.DOUBLE, SimpleType.INT),
                newGlobalOverload(id + "id", SimpleType.BOOL, SimpleType.INT, SimpleType.DOUBLE));
    }

    /** What runs. The operators are lambdas without state, which Error Prone can't see. */
    @SuppressWarnings("Immutable")
    static List<CelFunctionBinding> bindings() {
        var bindings = new ArrayList<CelFunctionBinding>();
        for (Operator operator : Operator.values()) {
            DoubleBinaryOperator apply = operator.apply;
            bindings.add(CelFunctionBinding.from(
                    operator.realFirst(), Double.class, Long.class, (a, b) -> apply.applyAsDouble(a, b)));
            bindings.add(CelFunctionBinding.from(
                    operator.wholeFirst(), Long.class, Double.class, (a, b) -> apply.applyAsDouble(a, b)));
        }
        return bindings;
    }

    /** The overload that runs: equality of mixed numbers is CEL's own. */
    static String runtimeOverload(String id) {
        if (id.startsWith(EQUALS)) {
            return "equals";
        }
        if (id.startsWith(NOT_EQUALS)) {
            return "not_equals";
        }
        return id.startsWith(IN) ? "in_list" : id;
    }

    @SuppressWarnings("ImmutableEnumChecker")
    private enum Operator {
        ADD("_+_", (a, b) -> a + b),
        SUBTRACT("_-_", (a, b) -> a - b),
        MULTIPLY("_*_", (a, b) -> a * b),
        DIVIDE("_/_", (a, b) -> a / b);

        private final String symbol;
        private final DoubleBinaryOperator apply;

        Operator(String symbol, DoubleBinaryOperator apply) {
            this.symbol = symbol;
            this.apply = apply;
        }

        private String realFirst() {
            return "mixed_" + name().toLowerCase(Locale.ROOT) + "_di";
        }

        private String wholeFirst() {
            return "mixed_" + name().toLowerCase(Locale.ROOT) + "_id";
        }
    }
}
