package io.labelwright.jdbc;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what a database said in a problem for the user, without the password. */
final class DatabaseProblem {

    /** What is worth another attempt: no connection, no resources, somebody interferes, a lock is not free. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "55");

    private DatabaseProblem() {}

    static LabelingException of(String what, String url, @Nullable String password, SQLException e) {
        String said = String.valueOf(e.getMessage());
        if (password != null && !password.isEmpty()) {
            said = said.replace(password, "***");
        }
        String state = e.getSQLState() == null || e.getSQLState().length() < 2
                ? ""
                : e.getSQLState().substring(0, 2);
        boolean passing = e instanceof SQLTimeoutException || PASSING.contains(state);
        var problem = Problem.error(
                passing ? StandardError.INPUT_OUTPUT : StandardError.FILE_NOT_READABLE,
                null,
                "the database " + shown(url) + " can't " + what + ": " + said,
                null);
        var told = new LabelingException(problem);
        told.initCause(e);
        return told;
    }

    /** A URL without its options, whose values may be nobody's business. */
    static String shown(String url) {
        int options = url.indexOf('?');
        return options < 0 ? url : url.substring(0, options);
    }
}
