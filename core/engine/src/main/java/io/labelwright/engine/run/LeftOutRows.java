package io.labelwright.engine.run;

import io.labelwright.engine.view.UnknownItems;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import java.util.ArrayList;
import java.util.List;

/** Says which rows of other stages a stage could not use, since they do not fit what it sees beside them. */
final class LeftOutRows {

    private static final int STAGE = 0;
    private static final int FILE = 1;
    private static final int LINE = 2;
    private static final int REASON = 4;
    private static final int TEXT = 5;

    private LeftOutRows() {}

    /**
     * A warning for rows about unknown items, and one for all others.
     *
     * @param rejects the rows
     * @param hint what becomes of them
     */
    static List<Problem> problems(Table rejects, String hint) {
        var unknown = new Kind();
        var unfit = new Kind();
        for (Segment segment : rejects.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                boolean item = UnknownItems.REASON.equals(segment.column(REASON).text(row));
                (item ? unknown : unfit).add(segment, row);
            }
        }
        var problems = new ArrayList<Problem>();
        if (unknown.rows > 0) {
            problems.add(Problem.warning(
                    StandardError.UNKNOWN_ITEM,
                    null,
                    unknown.rows + " rows name items that no import brings, the first in " + unknown.place + ": '"
                            + unknown.text + "'",
                    hint));
        }
        if (unfit.rows > 0) {
            problems.add(Problem.warning(
                    StandardError.BAD_ROW,
                    null,
                    unfit.rows + " rows do not fit their items, the first in " + unfit.place + ": " + unfit.reason,
                    hint));
        }
        return problems;
    }

    private static final class Kind {
        private long rows;
        private String place = "";
        private String reason = "";
        private String text = "";

        void add(Segment segment, int row) {
            if (rows++ == 0) {
                // Computed rows, and those of tables that keep no place such as features, stand in no file.
                String file = segment.column(FILE).text(row);
                long line = segment.column(LINE).integer(row);
                place = "stage '" + segment.column(STAGE).text(row) + "'" + (file == null ? "" : ", " + file)
                        + (line == Long.MIN_VALUE ? "" : " line " + line);
                reason = String.valueOf(segment.column(REASON).text(row));
                text = String.valueOf(segment.column(TEXT).text(row));
            }
        }
    }
}
