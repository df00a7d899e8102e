package io.labelwright.engine.view;

import io.labelwright.spi.people.People;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import java.util.Map;

/** Answers to hidden questions: they stand in the table of the stage that asked, and no stage sees them. */
public final class HiddenAnswers {

    private HiddenAnswers() {}

    /** How many rows of annotations are answers to hidden questions. */
    public static long count(Table annotations) {
        int gold = annotations.find(People.GOLD);
        long count = 0;
        for (Segment segment : gold < 0 ? List.<Segment>of() : annotations.segments()) {
            count += count(segment.column(gold));
        }
        return count;
    }

    private static long count(Column gold) {
        if (gold.isConstant()) {
            return gold.isMissing(0) ? 0 : gold.rows();
        }
        long count = 0;
        for (int row = 0; row < gold.rows(); row++) {
            count += gold.isMissing(row) ? 0 : 1;
        }
        return count;
    }

    /** The same annotations without them. */
    static StageTable without(StageTable origin) {
        Table table = origin.table();
        int gold = table.find(People.GOLD);
        if (count(table) == 0) {
            return origin;
        }
        List<ColumnSpec> columns = table.columns();
        var rows = new TableBuilder(
                TableKind.ANNOTATIONS,
                columns.subList(TableKind.ANNOTATIONS.columns().size(), columns.size()),
                Map.of());
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                if (segment.column(gold).isMissing(row)) {
                    for (int c = 0; c < columns.size(); c++) {
                        rows.copy(c, segment.column(c), row);
                    }
                    rows.end();
                }
            }
        }
        return new StageTable(origin.stage(), origin.given(), origin.before(), rows.build());
    }
}
