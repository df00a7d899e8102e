package io.labelwright.engine.explain;

import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table. There is one only for the few rows about an item.
 *
 * @param cells {@link String}, {@link Double}, {@link Long} or {@link Boolean} by column, in the order of the table;
 *     without cells that are missing
 * @param probabilities what the columns {@code p:CLASS} hold, by class
 * @param hidden what the engine's own columns hold, without the {@code _} before their names: {@code file} and
 *     {@code line} that the row came from, its {@code author}, whether it is {@code fixed}
 */
public record ItemRow(Map<String, Object> cells, Map<String, Double> probabilities, Map<String, Object> hidden) {

    private static final String PROBABILITY = "p:";

    public ItemRow {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
        hidden = Collections.unmodifiableMap(new LinkedHashMap<>(hidden));
    }

    /** All rows of a table. */
    static List<ItemRow> of(Table table) {
        var rows = new ArrayList<ItemRow>();
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                rows.add(of(table, segment, row));
            }
        }
        return rows;
    }

    private static ItemRow of(Table table, Segment segment, int row) {
        Map<String, Object> cells = new LinkedHashMap<>();
        Map<String, Double> probabilities = new LinkedHashMap<>();
        Map<String, Object> hidden = new LinkedHashMap<>();
        int fixed = table.kind().columns().size();
        for (int c = 0; c < table.columns().size(); c++) {
            String name = table.columns().get(c).name();
            Object value = value(segment.column(c), row);
            if (value == null) {
                continue;
            }
            if (table.columns().get(c).hidden()) {
                hidden.put(name.substring(1), value);
            } else if (c >= fixed && name.startsWith(PROBABILITY) && value instanceof Double share) {
                probabilities.put(name.substring(PROBABILITY.length()), share);
            } else {
                cells.put(name, value);
            }
        }
        return new ItemRow(cells, probabilities, hidden);
    }

    private static @Nullable Object value(Column column, int row) {
        if (column.isMissing(row)) {
            return null;
        }
        return switch (column.type()) {
            case NAME, TEXT -> column.text(row);
            case NUMBER -> column.number(row);
            case INTEGER -> column.integer(row);
            case BOOLEAN -> column.integer(row) == 1;
        };
    }

    /** The cells of columns that not every table of this kind has, such as the fields of an item. */
    public Map<String, Object> own(TableKind kind) {
        Map<String, Object> own = new LinkedHashMap<>(cells);
        kind.columns().forEach(column -> own.remove(column.name()));
        return own;
    }

    /** The text of a cell; null when it is missing or no text. */
    public @Nullable String text(String column) {
        return cells.get(column) instanceof String text ? text : null;
    }

    /** The number of a cell; NaN when it is missing or no number. */
    public double number(String column) {
        return cells.get(column) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** Whether a person or a file gave this label, so that later stages keep it. */
    public boolean fixed() {
        return Boolean.TRUE.equals(hidden.get("fixed"));
    }

    /** The known truth of an answer to a hidden question, which is no vote; null for any other row. */
    public @Nullable String gold() {
        return hidden.get("gold") instanceof String gold ? gold : null;
    }

    /** Who gave a label that is fixed; null when that is not known. */
    public @Nullable String author() {
        return hidden.get("author") instanceof String author ? author : null;
    }
}
