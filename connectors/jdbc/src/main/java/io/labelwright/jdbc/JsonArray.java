package io.labelwright.jdbc;

import java.sql.Array;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/** An SQL array as a JSON array: numbers and truth values as such, all else as texts. */
final class JsonArray {

    private JsonArray() {}

    static String of(Array array, Cell cell) throws SQLException, UnreadableValue {
        var json = new StringBuilder();
        append(json, array.getArray(), cell);
        return json.toString();
    }

    private static void append(StringBuilder json, @Nullable Object value, Cell cell)
            throws SQLException, UnreadableValue {
        if (value == null) {
            json.append("null");
        } else if (value instanceof Array array) {
            append(json, array.getArray(), cell);
        } else if (value instanceof Object[] elements) {
            json.append('[');
            String separator = "";
            for (Object element : elements) {
                json.append(separator);
                append(json, element, cell);
                separator = ",";
            }
            json.append(']');
        } else {
            scalar(json, value, cell);
        }
    }

    private static void scalar(StringBuilder json, Object value, Cell cell) throws SQLException, UnreadableValue {
        String text = cell.text(value);
        if (text == null) {
            throw new UnreadableValue("is an array of " + value.getClass().getSimpleName()
                    + ", which is not understood; make JSON of it in a query");
        }
        if (value instanceof Boolean || value instanceof Number) {
            json.append(text.isEmpty() ? "null" : text);
        } else {
            json.append('"');
            JsonStringEncoder.getInstance().quoteAsString(text, json);
            json.append('"');
        }
    }
}
