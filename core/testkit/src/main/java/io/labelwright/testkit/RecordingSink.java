package io.labelwright.testkit;

import io.labelwright.spi.connect.RecordSink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps all that a {@link io.labelwright.spi.connect.Source} hands over, for tests. It is strict about the contract of
 * {@link RecordSink}: an unknown column, or a field that is set twice in one record, fails the test at once.
 */
public final class RecordingSink implements RecordSink {

    private final List<String> columns = new ArrayList<>();
    private final Map<String, String> current = new LinkedHashMap<>();
    private final List<Accepted> records = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();

    /**
     * A record as it was handed over.
     *
     * @param line where it starts
     * @param fields its fields by column, without empty ones
     */
    public record Accepted(long line, Map<String, String> fields) {}

    /** A record that the source refused. */
    public record Refused(long line, int column, String reason, String text) {}

    @Override
    public int column(String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            columns.add(name);
            return columns.size() - 1;
        }
        return index;
    }

    @Override
    public void field(int column, char[] chars, int offset, int length) {
        String name = columns.get(column);
        if (length > 0 && current.put(name, new String(chars, offset, length)) != null) {
            throw new IllegalStateException("the field " + name + " was set twice in one record");
        }
    }

    @Override
    public void end(long line) {
        records.add(new Accepted(line, Collections.unmodifiableMap(new LinkedHashMap<>(current))));
        current.clear();
    }

    @Override
    public void bad(long line, int column, String reason, String text) {
        refused.add(new Refused(line, column, reason, text));
        current.clear();
    }

    /** The columns in the order in which the source asked for them. */
    public List<String> columns() {
        return Collections.unmodifiableList(columns);
    }

    /** The records that were handed over. */
    public List<Accepted> records() {
        return Collections.unmodifiableList(records);
    }

    /** The fields of all records that were handed over. */
    public List<Map<String, String>> fields() {
        return records.stream().map(Accepted::fields).toList();
    }

    /** The records that were refused. */
    public List<Refused> refused() {
        return Collections.unmodifiableList(refused);
    }
}
