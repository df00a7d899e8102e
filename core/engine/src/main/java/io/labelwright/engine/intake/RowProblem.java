package io.labelwright.engine.intake;

/** Why a record can't be used: ends the record, not the import. No stack trace, since a file may hold millions. */
final class RowProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RowProblem(String reason) {
        super(reason, null, false, false);
    }
}
