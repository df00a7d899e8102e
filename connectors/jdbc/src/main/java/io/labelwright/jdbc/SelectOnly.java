package io.labelwright.jdbc;

import java.util.Locale;
import java.util.Set;

/**
 * Refuses queries that are not one query. That a query changes nothing is the business of the database, which is asked
 * for a transaction that only reads; but a second statement could end that transaction. Where texts and comments end
 * differs from database to database, so a semicolon is refused wherever it stands, and nobody can hide one.
 */
final class SelectOnly {

    private static final Set<String> STARTS = Set.of("select", "with", "values", "table", "from", "(");

    private SelectOnly() {}

    /** Throws {@link IllegalArgumentException} for anything else. */
    static void check(String query) {
        String text = query.strip();
        text = text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
        if (text.indexOf(';') >= 0) {
            throw new IllegalArgumentException("the query holds a semicolon; one statement is expected, and in a text"
                    + " it can be written as chr(59), in SQLite char(59)");
        }
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String first =
                end == 0 && text.startsWith("(") ? "(" : text.substring(0, end).toLowerCase(Locale.ROOT);
        if (!STARTS.contains(first)) {
            throw new IllegalArgumentException("the query has to start with SELECT or WITH, not with '"
                    + text.substring(0, Math.min(20, text.length())) + "'");
        }
    }

    /** The query without a semicolon at its end. */
    static String bare(String query) {
        String text = query.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }
}
