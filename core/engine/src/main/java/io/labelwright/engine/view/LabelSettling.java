package io.labelwright.engine.view;

import io.labelwright.engine.label.LabelForm;
import io.labelwright.engine.label.SettledLabels;
import io.labelwright.engine.label.SpanReach;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What only a view can tell of imported labels: in which order the classes of a label stand, where an import had to
 * find the classes itself, and whether spans lie inside the text of their item, where the text came from another file.
 */
final class LabelSettling {

    private static final Set<TableKind> IMPORTED = Set.of(TableKind.ANNOTATIONS, TableKind.LABELS, TableKind.GOLD);
    private static final List<String> LABEL = List.of("label");

    private final LabelSchema schema;
    private final ItemIndex index;
    private final UnknownItems unfit;

    /**
     * Settles the labels of a view.
     *
     * @param unfit gets the rows that are left out
     */
    LabelSettling(LabelSchema schema, ItemIndex index, UnknownItems unfit) {
        this.schema = schema;
        this.index = index;
        this.unfit = unfit;
    }

    /** The table as the view has it; itself in most cases. */
    StageTable settled(StageTable origin) {
        Table table = origin.table();
        if (!origin.given()
                || !IMPORTED.contains(table.kind())
                || table.segments().isEmpty()) {
            return origin;
        }
        if (schema.task() == Task.MULTI_LABEL) {
            Table settled = SettledLabels.of(table, LABEL, LabelForm.of(schema));
            return settled == table ? origin : of(origin, settled);
        }
        return schema.task() == Task.SPANS && !index.lengths().isEmpty() ? inTexts(origin) : origin;
    }

    private static StageTable of(StageTable origin, Table table) {
        return new StageTable(origin.stage(), origin.given(), origin.before(), table);
    }

    private StageTable inTexts(StageTable origin) {
        Table table = origin.table();
        int item = table.find("item");
        int label = table.find("label");
        int[] indexes = index.indexes(table.dictionary(item));
        Dictionary labels = table.dictionary(label);
        var reach = new int[labels.size()];
        Arrays.fill(reach, -1);
        var beyond = new BitSet();
        long row = 0;
        for (Segment segment : table.segments()) {
            Column items = segment.column(item);
            Column said = segment.column(label);
            for (int r = 0; r < segment.rows(); r++, row++) {
                int code = said.code(r);
                int known = indexes == null ? items.code(r) : indexes[items.code(r)];
                int length = code < 0 || known < 0 ? -1 : index.lengths().of(known);
                if (length < 0) {
                    continue;
                }
                if (reach[code] < 0) {
                    reach[code] = SpanReach.of(labels.get(code));
                }
                if (reach[code] > length) {
                    beyond.set(Math.toIntExact(row));
                    String problem = SpanReach.problem(labels.get(code), length, String.valueOf(items.text(r)));
                    unfit.report(origin, segment, r, String.valueOf(problem), labels.get(code));
                }
            }
        }
        return beyond.isEmpty() ? origin : of(origin, without(table, beyond));
    }

    /** The table without some rows. */
    static Table without(Table table, BitSet left) {
        List<ColumnSpec> columns = table.columns();
        var rows = new TableBuilder(
                table.kind(), columns.subList(table.kind().columns().size(), columns.size()), Map.of());
        int at = 0;
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                if (!left.get(at++)) {
                    for (int c = 0; c < columns.size(); c++) {
                        rows.copy(c, segment.column(c), row);
                    }
                    rows.end();
                }
            }
        }
        return rows.build();
    }
}
