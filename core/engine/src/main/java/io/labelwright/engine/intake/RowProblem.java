package io.labelwright.engine.intake;

import io.labelwright.spi.problem.StandardError;

/** Why a record can't be used: ends the record, not the import. No stack trace, since a file may hold millions. */
final class RowProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final StandardError code;

    RowProblem(String reason) {
        this(StandardError.BAD_ROW, reason);
    }

    RowProblem(StandardError code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    StandardError code() {
        return code;
    }
}
