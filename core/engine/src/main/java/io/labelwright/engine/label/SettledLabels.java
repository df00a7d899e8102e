package io.labelwright.engine.label;

import io.labelwright.engine.table.TableConcat;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts the labels of a table into their form, where they may stand in another. */
public final class SettledLabels {

    private SettledLabels() {}

    /**
     * The table with the labels of some columns in their form; the same table when they are. A text that is no label
     * stays as it is.
     *
     * @param columns names of the columns; those that are not there, or hold no names, are left out
     */
    public static Table of(Table table, List<String> columns, LabelForm form) {
        Table settled = table;
        for (String name : columns) {
            int at = table.find(name);
            if (at >= 0 && table.columns().get(at).type() == ColumnType.NAME && !form.takesAnything()) {
                settled = settled(settled, at, form);
            }
        }
        return settled;
    }

    private static Table settled(Table table, int at, LabelForm form) {
        Dictionary before = table.dictionary(at);
        var names = new Dictionary.Builder();
        var recoding = new int[before.size()];
        boolean same = true;
        for (int code = 0; code < recoding.length; code++) {
            String text = before.get(code);
            String settled = form(text, form);
            same &= settled.equals(text);
            recoding[code] = names.add(settled);
        }
        if (same) {
            return table;
        }
        Dictionary dictionary = names.build();
        var segments = new ArrayList<Segment>();
        for (Segment segment : table.segments()) {
            List<Column> cells = Arrays.asList(segment.columns().toArray(new Column[0]));
            cells.set(at, TableConcat.recode(cells.get(at), dictionary, recoding));
            segments.add(new Segment(segment.rows(), cells));
        }
        return new Table(table.kind(), table.columns(), segments);
    }

    private static String form(String text, LabelForm form) {
        try {
            return text.isEmpty() ? text : form.canonical(text);
        } catch (LabelProblem e) {
            return text;
        }
    }
}
