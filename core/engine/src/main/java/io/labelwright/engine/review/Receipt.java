package io.labelwright.engine.review;

import io.labelwright.spi.problem.Problem;
import java.util.List;

/**
 * What became of answers that were handed in. They are in the store when it is given.
 *
 * @param taken how many were added to the log, corrections among them
 * @param corrections how many take the place of an earlier answer of the same person
 * @param known how many were there already and were not added again
 * @param empty how many rows hold no answer
 * @param warnings what the one who hands in should know
 */
public record Receipt(int taken, int corrections, int known, int empty, List<Problem> warnings) {

    public Receipt {
        warnings = List.copyOf(warnings);
    }
}
