package io.labelwright.jdbc;

/** Why a value can't be taken. No stack trace, since a table may hold millions of them. */
final class UnreadableValue extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableValue(String reason) {
        super(reason, null, false, false);
    }
}
