package io.labelwright.taxonomy.map;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The classes that nothing is said about, to be told all at once. */
final class UnmappedClasses {

    private static final int MOST_TOLD = 20;

    private record Met(String table, String item, long[] rows) {}

    private final String stage;
    private final Map<String, Met> met = new LinkedHashMap<>();

    UnmappedClasses(String stage) {
        this.stage = stage;
    }

    void add(String name, String table, String item) {
        met.computeIfAbsent(name, key -> new Met(table, item, new long[1])).rows()[0]++;
    }

    boolean isEmpty() {
        return met.isEmpty();
    }

    /** Fails when there are any. */
    void fail() {
        if (met.isEmpty()) {
            return;
        }
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, Met> one : met.entrySet()) {
            if (problems.size() == MOST_TOLD) {
                break;
            }
            Met at = one.getValue();
            problems.add(Problem.error(
                    StandardError.UNKNOWN_LABEL,
                    null,
                    "stage '" + stage + "': nothing says what becomes of the class '" + one.getKey() + "', which "
                            + at.rows()[0] + (at.rows()[0] == 1 ? " row has" : " rows have") + ", the first in "
                            + at.table() + " of item '" + at.item() + "'",
                    "name it in map, split or drop; unmapped: keep keeps classes of the workflow, unmapped: drop"
                            + " drops whatever is not named"));
        }
        throw new LabelingException(problems);
    }
}
