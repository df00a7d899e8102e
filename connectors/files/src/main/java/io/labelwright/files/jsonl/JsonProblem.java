package io.labelwright.files.jsonl;

/** Why a line is no record. No stack trace, since a file may hold millions of such lines. */
final class JsonProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final int column;

    JsonProblem(int column, String reason) {
        super(reason, null, false, false);
        this.column = column;
    }

    /** Where in the line, from 1. */
    int column() {
        return column;
    }
}
