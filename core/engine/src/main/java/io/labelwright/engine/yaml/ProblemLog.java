package io.labelwright.engine.yaml;

import static io.labelwright.spi.problem.StandardError.SYNTAX;
import static io.labelwright.spi.problem.StandardError.UNKNOWN_VARIABLE;

import io.labelwright.spi.problem.ErrorCode;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the problems of one file: each once (an aliased part is met several times), and not without end (a hostile
 * file holds a hundred thousand). Not for use by several threads.
 */
public final class ProblemLog {

    /** How many problems are kept. */
    public static final int LIMIT = 100;

    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
            Problem::place,
            Comparator.nullsFirst(Comparator.comparing(Place::file)
                    .thenComparingInt(Place::line)
                    .thenComparingInt(Place::column)));

    private final List<Problem> problems;
    private final Set<Problem> seen = new HashSet<>();
    private int added;

    /** A log that adds to this list. */
    public ProblemLog(List<Problem> problems) {
        this.problems = problems;
    }

    /** Adds an error. */
    public void error(ErrorCode code, @Nullable Place place, String message, @Nullable String hint) {
        add(Problem.error(code, place, message, hint));
    }

    /** Adds an error without a hint. */
    public void error(ErrorCode code, @Nullable Place place, String message) {
        add(Problem.error(code, place, message));
    }

    /** Adds a warning. */
    public void warning(ErrorCode code, @Nullable Place place, String message, @Nullable String hint) {
        add(Problem.warning(code, place, message, hint));
    }

    /** Adds a problem, unless it is already there or there are too many. */
    public void add(Problem problem) {
        if (added > LIMIT || !seen.add(problem)) {
            return;
        }
        added++;
        if (added <= LIMIT) {
            problems.add(problem);
        } else {
            problems.add(Problem.error(
                    problem.code(), problem.place(), "there are more problems from here on: mend those above first"));
        }
    }

    /** Whether further problems will be dropped. */
    public boolean full() {
        return added > LIMIT;
    }

    /**
     * The problems of a file in the order of its lines, each once. Where a variable is unknown or the syntax is wrong,
     * nothing else is said about the same place: it would only follow from it.
     */
    public static List<Problem> tidy(List<Problem> problems) {
        var causes = new HashSet<Place>();
        for (Problem problem : problems) {
            if (isCause(problem) && problem.place() != null) {
                causes.add(problem.place());
            }
        }
        var kept = new LinkedHashSet<Problem>();
        for (Problem problem : problems) {
            if (isCause(problem) || problem.place() == null || !causes.contains(problem.place())) {
                kept.add(problem);
            }
        }
        var sorted = new ArrayList<>(kept);
        sorted.sort(BY_PLACE);
        return List.copyOf(sorted);
    }

    private static boolean isCause(Problem problem) {
        return problem.code() == SYNTAX || problem.code() == UNKNOWN_VARIABLE;
    }
}
