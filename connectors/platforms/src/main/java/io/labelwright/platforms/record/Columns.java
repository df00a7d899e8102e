package io.labelwright.platforms.record;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Checks of the columns of a table, before any row of it is read. */
public final class Columns {

    private Columns() {}

    /** Refuses a file without a column. */
    public static void require(List<String> header, String column, String key, String file) {
        if (!header.contains(column)) {
            throw new LabelingException(
                    StandardError.UNKNOWN_COLUMN,
                    Place.of(file),
                    "the file has no column '" + column + "', " + key,
                    "it has " + String.join(", ", header));
        }
    }

    /**
     * The one answer field of a file.
     *
     * @param found all that the file has
     * @throws LabelingException when there are several or none
     */
    public static String only(Collection<String> found, String file) {
        if (found.size() == 1) {
            return found.iterator().next();
        }
        throw new LabelingException(
                found.isEmpty() ? StandardError.UNKNOWN_COLUMN : StandardError.MISSING_KEY,
                Place.of(file),
                found.isEmpty()
                        ? "the file has no answers"
                        : "the file has several answers: " + String.join(", ", new TreeSet<>(found)),
                found.isEmpty()
                        ? "say items: {} to take the items only"
                        : "say answer: NAME for the one that is the label");
    }
}
