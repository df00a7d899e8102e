package io.labelwright.engine.intake;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.List;

/** What happens at a row that can't be used: it is collected for the table {@code rejects}, or ends the import. */
final class BadRowPolicy {

    /** So many bad rows are named before an import that must not have any gives up. */
    private static final int SHOWN = 10;

    private static final int TEXT = 200;

    private final String stage;
    private String file;
    private final ImportMapping mapping;
    private final TableBuilder rejects = new TableBuilder(TableKind.REJECTS);
    private final List<Problem> problems = new ArrayList<>();

    BadRowPolicy(String stage, String file, ImportMapping mapping) {
        this.stage = stage;
        this.file = file;
        this.mapping = mapping;
    }

    /** The rows that follow stand in this file. */
    void inFile(String name) {
        file = name;
    }

    void bad(StandardError code, long line, int column, String reason, String text) {
        if (mapping.onBadRow() == BadRows.FAIL) {
            var place = new Place(file, (int) Math.min(line, Integer.MAX_VALUE), column);
            problems.add(Problem.error(code, place, reason, null));
            if (problems.size() == SHOWN) {
                fail();
            }
            return;
        }
        rejects.text(0, stage).text(1, file).integer(2, line);
        if (column > 0) {
            rejects.integer(3, column);
        }
        rejects.text(4, reason)
                .text(5, text.length() > TEXT ? text.substring(0, TEXT) : text)
                .end();
        Integer most = mapping.maxBadRows();
        if (most != null && rejects.size() > most) {
            throw new LabelingException(
                    StandardError.BAD_ROW,
                    new Place(file, (int) line, column),
                    reason + "; this is bad row " + rejects.size() + " and max_bad_rows is " + most,
                    null);
        }
    }

    /** How many rows were refused. */
    long rejected() {
        return rejects.size();
    }

    /** The refused rows; fails when there must not be any. */
    Table finish() {
        if (!problems.isEmpty()) {
            fail();
        }
        return rejects.build();
    }

    private void fail() {
        int last = problems.size() - 1;
        Problem p = problems.get(last);
        problems.set(
                last,
                new Problem(
                        p.severity(),
                        p.code(),
                        p.place(),
                        p.message(),
                        "mend the rows, or say on_bad_row: reject to leave them out and count them"));
        throw new LabelingException(problems);
    }
}
