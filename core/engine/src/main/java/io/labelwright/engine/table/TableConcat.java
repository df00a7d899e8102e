package io.labelwright.engine.table;

import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tables one after the other. Columns are matched by name; a column that a table lacks is missing there. Dictionaries
 * are merged in order of the tables, and kept as they are where all tables share one.
 */
public final class TableConcat {

    private TableConcat() {}

    /**
     * All rows of these tables, in order.
     *
     * @throws IllegalArgumentException when two tables give one column name different types
     */
    public static Table of(TableKind kind, List<Table> tables) {
        List<Table> filled =
                tables.stream().filter(table -> !table.segments().isEmpty()).toList();
        if (filled.size() == 1) {
            return filled.get(0);
        }
        List<ColumnSpec> columns = columns(kind, tables);
        // Per output column and table, the column's cells over the merged dictionary.
        var merged = new Dictionary[columns.size()];
        var recodings = new int[columns.size()][][];
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).type() == ColumnType.NAME) {
                merge(columns.get(c).name(), filled, merged, recodings, c);
            }
        }
        var segments = new ArrayList<Segment>();
        for (int t = 0; t < filled.size(); t++) {
            Table table = filled.get(t);
            for (Segment segment : table.segments()) {
                var cells = new ArrayList<Column>(columns.size());
                for (int c = 0; c < columns.size(); c++) {
                    cells.add(cell(columns.get(c), table, segment, merged[c], recodings[c], t));
                }
                segments.add(new Segment(segment.rows(), cells));
            }
        }
        return new Table(kind, columns, segments);
    }

    private static List<ColumnSpec> columns(TableKind kind, List<Table> tables) {
        Map<String, ColumnSpec> columns = new LinkedHashMap<>();
        kind.columns().forEach(column -> columns.put(column.name(), column));
        for (Table table : tables) {
            for (ColumnSpec column : table.columns()) {
                ColumnSpec before = columns.putIfAbsent(column.name(), column);
                if (before != null && before.type() != column.type()) {
                    throw new IllegalArgumentException("column " + column.name() + " is " + before.type() + " here and "
                            + column.type() + " there");
                }
            }
        }
        return List.copyOf(columns.values());
    }

    private static void merge(
            String name, List<Table> tables, @Nullable Dictionary[] merged, int[][] @Nullable [] recodings, int c) {
        Dictionary common = null;
        boolean same = true;
        for (Table table : tables) {
            int at = table.find(name);
            if (at >= 0) {
                Dictionary dictionary = table.dictionary(at);
                same &= common == null || common == dictionary;
                common = dictionary;
            }
        }
        if (same) {
            merged[c] = common == null ? Dictionary.empty() : common;
            return;
        }
        var builder = new Dictionary.Builder();
        var recoding = new int[tables.size()][];
        for (int t = 0; t < tables.size(); t++) {
            int at = tables.get(t).find(name);
            if (at >= 0) {
                Dictionary dictionary = tables.get(t).dictionary(at);
                recoding[t] = new int[dictionary.size()];
                for (int code = 0; code < dictionary.size(); code++) {
                    recoding[t][code] = builder.add(dictionary, code);
                }
            }
        }
        merged[c] = builder.build();
        recodings[c] = recoding;
    }

    private static Column cell(
            ColumnSpec spec,
            Table table,
            Segment segment,
            @Nullable Dictionary dictionary,
            int @Nullable [][] recoding,
            int t) {
        int at = table.find(spec.name());
        if (dictionary == null) {
            return at < 0 ? Columns.missing(spec.type(), segment.rows()) : segment.column(at);
        }
        if (at < 0) {
            return Columns.sameName(dictionary, -1, segment.rows());
        }
        Column column = segment.column(at);
        return recoding == null ? column : recode(column, dictionary, recoding[t]);
    }

    /** The column's cells as codes of another dictionary. */
    public static Column recode(Column column, Dictionary dictionary, int[] recoding) {
        int rows = column.rows();
        var codes = new int[rows];
        column.codes(0, rows, codes, 0);
        for (int row = 0; row < rows; row++) {
            codes[row] = codes[row] < 0 ? -1 : recoding[codes[row]];
        }
        return Columns.names(dictionary, codes, rows);
    }
}
