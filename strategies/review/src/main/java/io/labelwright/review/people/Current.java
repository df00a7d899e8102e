package io.labelwright.review.people;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.people.People;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the workflow knows of each item before this stage: its row of labels, and who was asked about it before. */
final class Current {

    private final Table labels;
    private final int[] segmentOf;
    private final int[] rowOf;
    private final Map<Integer, Set<String>> askedBefore = new HashMap<>();

    Current(Inputs in) {
        Dictionary ids = in.items().ids();
        labels = in.table(TableKind.LABELS);
        segmentOf = new int[ids.size()];
        rowOf = new int[ids.size()];
        Arrays.fill(segmentOf, -1);
        for (int s = 0; s < labels.segments().size(); s++) {
            Segment segment = labels.segments().get(s);
            Column items = segment.column(0);
            for (int row = 0; row < segment.rows(); row++) {
                int item = ids.find(items.dictionary(), items.code(row));
                if (item >= 0) {
                    segmentOf[item] = s;
                    rowOf[item] = row;
                }
            }
        }
        readAsked(in.table(TableKind.ANNOTATIONS), ids);
    }

    private void readAsked(Table annotations, Dictionary ids) {
        int asked = annotations.find(People.ASKED);
        for (Segment segment : asked < 0 ? List.<Segment>of() : annotations.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                int item = ids.find(
                        segment.column(0).dictionary(), segment.column(0).code(row));
                if (segment.column(asked).integer(row) == 1 && item >= 0) {
                    askedBefore
                            .computeIfAbsent(item, missing -> new HashSet<>())
                            .add(String.valueOf(segment.column(TableKind.ANNOTATIONS.column("annotator"))
                                    .text(row)));
                }
            }
        }
    }

    /** The columns of labels after the fixed ones. */
    List<ColumnSpec> extraColumns() {
        return labels.columns()
                .subList(TableKind.LABELS.columns().size(), labels.columns().size());
    }

    /** A cell of an item's row; null when the item has no row or the column is not there. */
    @Nullable
    Column cell(int item, String column) {
        int at = labels.find(column);
        return segmentOf[item] < 0 || at < 0
                ? null
                : labels.segments().get(segmentOf[item]).column(at);
    }

    /** The row in the segment of {@link #cell}. */
    int row(int item) {
        return rowOf[item];
    }

    /** A text of an item's row; null when there is none. */
    @Nullable
    String text(int item, String column) {
        Column cell = cell(item, column);
        return cell == null ? null : cell.text(row(item));
    }

    /** A number of an item's row; NaN when there is none. */
    double number(int item, String column) {
        Column cell = cell(item, column);
        return cell == null ? Double.NaN : cell.number(row(item));
    }

    /** Whether the item is neither labelled nor excluded. */
    boolean isUnresolved(int item) {
        String status = text(item, "status");
        return status == null || status.equals("unresolved");
    }

    /** How many people were asked about an item by stages before; only the one who is named, if one is. */
    int askedBefore(int item, @Nullable String annotator) {
        Set<String> asked = askedBefore.getOrDefault(item, Set.of());
        return annotator == null ? asked.size() : asked.contains(annotator) ? 1 : 0;
    }
}
