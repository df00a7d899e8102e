package io.labelwright.engine.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.runtime.CelFunctionBinding;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code has(...)}: whether a value is there. Takes what CEL's own takes, and names and {@code f["odd name"]} besides;
 * for columns it asks whether the cell is filled, for other maps whether the key is there.
 */
final class Presence {

    /** A name that nobody can write. */
    static final String FUNCTION = "@filled";

    private Presence() {}

    /** The macro. The names don't change once they are made. */
    @SuppressWarnings("Immutable")
    static CelMacro macro(KnownNames names) {
        return CelMacro.newGlobalMacro("has", 1, (factory, target, arguments) -> {
            CelExpr argument = arguments.get(0);
            switch (argument.getKind()) {
                case IDENT -> {
                    String name = argument.ident().name();
                    if (names.variables().containsKey(name) && closed(names, names.mapOfAll())) {
                        return filled(factory, factory.newIdentifier(names.mapOfAll()), name);
                    }
                    if (!names.maps().containsKey(name)) {
                        // The check will say that there is no such name.
                        return Optional.of(argument);
                    }
                }
                case SELECT -> {
                    CelExpr operand = argument.select().operand();
                    String field = argument.select().field();
                    if (isClosed(names, operand)) {
                        return filled(factory, operand, field);
                    }
                    String name = dotted(argument);
                    if (name != null && names.variables().containsKey(name) && closed(names, names.mapOfAll())) {
                        return filled(factory, factory.newIdentifier(names.mapOfAll()), name);
                    }
                    // Without a name where the parser went on after a mistake, which it tells itself.
                    if (!field.isEmpty()) {
                        return Optional.of(factory.newSelect(operand, field, true));
                    }
                }
                case CALL -> {
                    String key = constantIndex(argument);
                    if (key != null) {
                        CelExpr operand = argument.call().args().get(0);
                        if (isClosed(names, operand)) {
                            return filled(factory, operand, key);
                        }
                        // CEL knows no member without a name.
                        if (!key.isEmpty()) {
                            return Optional.of(factory.newSelect(operand, key, true));
                        }
                    }
                }
                default -> {}
            }
            return Optional.of(
                    factory.reportError("has(...) takes a field, such as has(f.NAME) or has(f[\"odd name\"])"));
        });
    }

    private static Optional<CelExpr> filled(CelMacroExprFactory factory, CelExpr map, String key) {
        return Optional.of(factory.newGlobalCall(FUNCTION, map, factory.newStringLiteral(key)));
    }

    private static boolean isClosed(KnownNames names, CelExpr operand) {
        return operand.getKind() == CelExpr.ExprKind.Kind.IDENT
                && closed(names, operand.ident().name());
    }

    private static boolean closed(KnownNames names, String map) {
        KnownNames.Members members = names.maps().get(map);
        return members != null && members.closed();
    }

    /** The name {@code a.b.c} of a chain of selections, as which a column may be declared; null for others. */
    private static @Nullable String dotted(CelExpr expression) {
        return switch (expression.getKind()) {
            case IDENT -> expression.ident().name();
            case SELECT -> {
                String operand = dotted(expression.select().operand());
                yield operand == null
                        ? null
                        : operand + "." + expression.select().field();
            }
            default -> null;
        };
    }

    /** The key of {@code x["key"]}; null for other calls. */
    static @Nullable String constantIndex(CelExpr expression) {
        CelExpr.CelCall call = expression.call();
        if (!call.function().equals("_[_]") || call.args().size() != 2) {
            return null;
        }
        CelExpr key = call.args().get(1);
        boolean text = key.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && key.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        return text ? key.constant().stringValue() : null;
    }

    static CelFunctionDecl declaration() {
        return CelFunctionDecl.newFunctionDeclaration(
                FUNCTION,
                CelOverloadDecl.newGlobalOverload(
                        "filled_map_string",
                        SimpleType.BOOL,
                        MapType.create(SimpleType.STRING, SimpleType.DYN),
                        SimpleType.STRING));
    }

    static CelFunctionBinding binding() {
        return CelFunctionBinding.from(
                "filled_map_string",
                Map.class,
                String.class,
                (map, key) -> map instanceof MemberMap members ? members.filled(key) : map.containsKey(key));
    }
}
