package io.labelwright.engine.intake;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.ItemColumns;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table {@code items} of an import. */
final class ItemTarget extends RecordTarget {

    private final ItemColumns columns;
    private final FieldNames names;
    private final RepeatedItems policy;
    private final ItemTexts texts;
    private int id = -1;
    private int[] source = new int[0];
    private int[] field = new int[0];
    /** Columns that tell one record of an item from another: fields and features. */
    private int[] told = new int[0];
    /** Per item: line of its first record, 0 while unseen, and a hash of its fields. */
    private long[] firstLine = new long[64];

    private long[] hashes = new long[64];
    private boolean replaced;
    private boolean again;

    ItemTarget(
            String file,
            ImportMapping mapping,
            ItemColumns columns,
            RecordFields fields,
            Dictionary.Builder ids,
            ItemTexts texts) {
        super(TableKind.ITEMS, file, fields, ids);
        this.columns = columns;
        this.names = new FieldNames(mapping);
        this.policy = mapping.repeatedItems();
        this.texts = texts;
    }

    @Override
    void meet(String name, int column) {
        meet(name, column, names.fieldsOf(name));
    }

    @Override
    void meetOwn(String name, int column) {
        meet(name, column, names.ownFieldsOf(name));
    }

    private void meet(String name, int column, Set<String> fieldNames) {
        if (name.equals(columns.id())) {
            id = column;
        }
        for (String fieldName : fieldNames) {
            texts.meet(fieldName, column);
            source = append(source, column);
            field = append(field, rows.addColumn(ColumnSpec.text(fieldName)));
            told = append(told, column);
        }
        if (names.isFeature(name)) {
            told = append(told, column);
        }
    }

    private static int[] append(int[] array, int value) {
        int[] longer = Arrays.copyOf(array, array.length + 1);
        longer[array.length] = value;
        return longer;
    }

    @Override
    void check(long row, long line) {
        checkItem(id, columns.id());
        int item = item(id, columns.id(), row);
        again = item < firstLine.length && firstLine[item] > 0;
        if (again && policy == RepeatedItems.ERROR && hashes[item] != hash()) {
            throw new RowProblem("item '" + ids.get(item) + "' comes again with other fields than in line "
                    + firstLine[item] + "; say repeated_items: first or last to choose");
        }
    }

    /** Whether the record at hand is about an item that was there already. */
    boolean repeated() {
        return again;
    }

    /** Whether the record at hand, which was checked and not yet written, says what its item is. */
    boolean counts(long row) {
        return !again || (policy == RepeatedItems.LAST && hashes[item(id, columns.id(), row)] != hash());
    }

    @Override
    int write(long row, long line) {
        int item = item(id, columns.id(), row);
        if (item >= firstLine.length) {
            firstLine = Arrays.copyOf(firstLine, Math.max(item + 1, 2 * firstLine.length));
            hashes = Arrays.copyOf(hashes, firstLine.length);
        }
        if (again) {
            if (policy != RepeatedItems.LAST || hashes[item] == hash()) {
                return item;
            }
            replaced = true;
        } else {
            firstLine[item] = Math.max(1, line);
        }
        hashes[item] = hash();
        texts.keep(item);
        rows.code(0, item);
        for (int f = 0; f < field.length; f++) {
            if (!fields.isEmpty(source[f])) {
                fields.write(source[f], rows, field[f]);
            }
        }
        rows.end();
        return item;
    }

    /** Fields without a value leave no trace: a column that comes up later makes no earlier record differ. */
    private long hash() {
        long hash = 1;
        for (int f = 0; f < told.length; f++) {
            if (!fields.isEmpty(told[f])) {
                hash = fields.hash(told[f], hash * 31 + f);
            }
        }
        return hash;
    }

    @Override
    Table build() {
        Table table = rows.build();
        return replaced ? lastOfEach(table) : table;
    }

    /** With {@code repeated_items: last}: the last row of each item, where its first one was. */
    static Table lastOfEach(Table table) {
        Dictionary dictionary = table.dictionary(0);
        var segmentOf = new int[dictionary.size()];
        var rowOf = new int[dictionary.size()];
        List<Integer> order = new ArrayList<>();
        Arrays.fill(rowOf, -1);
        for (int s = 0; s < table.segments().size(); s++) {
            Column items = table.segments().get(s).column(0);
            for (int row = 0; row < items.rows(); row++) {
                int item = items.code(row);
                if (rowOf[item] < 0) {
                    order.add(item);
                }
                segmentOf[item] = s;
                rowOf[item] = row;
            }
        }
        var last = new TableBuilder(
                table.kind(), table.columns().subList(1, table.columns().size()), Map.of("item", dictionary));
        for (int item : order) {
            Segment segment = table.segments().get(segmentOf[item]);
            for (int c = 0; c < table.columns().size(); c++) {
                last.copy(c, segment.column(c), rowOf[item]);
            }
            last.end();
        }
        return last.build();
    }
}
