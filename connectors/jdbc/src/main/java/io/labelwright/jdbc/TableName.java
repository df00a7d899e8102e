package io.labelwright.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table, as people write it.
 *
 * @param schema null for the one that the connection stands in
 */
record TableName(@Nullable String schema, String table) {

    /**
     * Reads {@code TABLE} or {@code SCHEMA.TABLE}; a part in double quotes may hold dots, and double quotes as two.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static TableName of(String text) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        do {
            var part = new StringBuilder();
            at = part(text, at, part);
            if (part.isEmpty() || part.indexOf("\0") >= 0) {
                throw wrong(text);
            }
            parts.add(part.toString());
            if (at < text.length() && text.charAt(at) != '.') {
                throw wrong(text);
            }
            at++;
        } while (at <= text.length());
        if (parts.size() > 2) {
            throw wrong(text);
        }
        return parts.size() == 1 ? new TableName(null, parts.get(0)) : new TableName(parts.get(0), parts.get(1));
    }

    private static int part(String text, int start, StringBuilder part) {
        if (start < text.length() && text.charAt(start) == '"') {
            return quoted(text, start + 1, part);
        }
        int end = text.indexOf('.', start);
        end = end < 0 ? text.length() : end;
        part.append(text, start, end);
        return end;
    }

    private static int quoted(String text, int start, StringBuilder part) {
        int at = start;
        while (at < text.length()) {
            if (text.charAt(at) == '"') {
                if (at + 1 == text.length() || text.charAt(at + 1) != '"') {
                    return at + 1;
                }
                at++;
            }
            part.append(text.charAt(at++));
        }
        throw wrong(text);
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("'" + text
                + "' is no name of a table: expected TABLE, SCHEMA.TABLE or, for names with dots, \"TABLE\"");
    }

    /** Another table of the same schema. */
    TableName beside(String other) {
        return new TableName(schema, other);
    }

    /** As SQL has it. */
    String quoted(String quote) {
        return (schema == null ? "" : quoted(schema, quote) + ".") + quoted(table, quote);
    }

    /** A name as SQL has it, whatever stands in it. */
    static String quoted(String name, String quote) {
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the name '" + name.replace("\0", "\\0") + "' holds the character NUL");
        }
        return quote + name.replace(quote, quote + quote) + quote;
    }

    @Override
    public String toString() {
        return schema == null ? table : schema + "." + table;
    }
}
