package io.labelwright.engine.expression;

import io.labelwright.spi.expression.Scope;
import io.labelwright.spi.table.ColumnSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that an expression may use: variables with a type, and maps with their members. */
final class KnownNames {

    /** Words of CEL that can't be names. */
    private static final Set<String> RESERVED = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "namespace",
            "null",
            "package",
            "return",
            "true",
            "var",
            "void",
            "while");

    private final Map<String, ColumnSpec> variables = new LinkedHashMap<>();
    private final Map<String, Members> maps = new LinkedHashMap<>();
    private final List<ColumnSpec> columns;

    KnownNames(List<ColumnSpec> columns, Scope scope) {
        this.columns = columns;
        switch (scope) {
            case ITEM -> maps.put("f", all(""));
            case ROW -> {
                maps.put("row", all("item."));
                maps.put("item", members("item."));
            }
            case COUNTS -> counts();
            case ROUND -> {
                counts();
                maps.put("metrics", members("metrics."));
                variables.put("round", ColumnSpec.integer("round"));
            }
        }
        for (ColumnSpec column : columns) {
            if (!maps.containsKey(column.name()) && spellable(column.name())) {
                variables.put(column.name(), column);
            }
        }
    }

    private void counts() {
        maps.put("counts", members("counts."));
        maps.put("vars", members("vars."));
    }

    /** Variables by name. */
    Map<String, ColumnSpec> variables() {
        return variables;
    }

    /** Maps by name. */
    Map<String, Members> maps() {
        return maps;
    }

    /** How to write a column that CEL can't spell; for hints. */
    String mapOfAll() {
        return maps.keySet().iterator().next();
    }

    private Members all(String except) {
        var keys = new LinkedHashMap<String, ColumnSpec>();
        for (ColumnSpec column : columns) {
            if (except.isEmpty() || !column.name().startsWith(except)) {
                keys.put(column.name(), column);
            }
        }
        return new Members("", keys, true);
    }

    private Members members(String prefix) {
        var keys = new LinkedHashMap<String, ColumnSpec>();
        for (ColumnSpec column : columns) {
            if (column.name().startsWith(prefix)) {
                keys.put(column.name().substring(prefix.length()), column);
            }
        }
        return new Members(prefix, keys, !keys.isEmpty());
    }

    /** Words that an author may have meant, for the nearest one. */
    List<String> words() {
        var words = new LinkedHashSet<String>(variables.keySet());
        words.addAll(maps.keySet());
        return new ArrayList<>(words);
    }

    /** Whether CEL can write a name, or a name with dots, as it is. */
    static boolean spellable(String name) {
        for (String part : name.split("\\.", -1)) {
            if (part.isEmpty() || RESERVED.contains(part) || Character.isDigit(part.charAt(0))) {
                return false;
            }
            for (int i = 0; i < part.length(); i++) {
                char c = part.charAt(i);
                if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_')) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * The members of a map.
     *
     * @param prefix what stands before a member's name in the name of its column
     * @param keys columns by member
     * @param closed whether these are all; false where they are known only when the expression runs
     */
    record Members(String prefix, Map<String, ColumnSpec> keys, boolean closed) {}
}
