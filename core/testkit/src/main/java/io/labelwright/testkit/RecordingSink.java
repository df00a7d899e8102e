package io.labelwright.testkit;

import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all that a {@link io.labelwright.spi.connect.Source} hands over, for tests. It is strict about the contract of
 * {@link RecordSink}: an unknown column, or a field that is set twice in one record, fails the test at once.
 */
public final class RecordingSink implements RecordSink {

    private final List<String> columns = new ArrayList<>();
    private final Map<String, String> current = new LinkedHashMap<>();
    private final List<Accepted> records = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final Set<TableKind> wanted;
    private final int most;
    private String file = "";

    /** A sink of a workflow that asks for all tables. */
    public RecordingSink() {
        this(EnumSet.allOf(TableKind.class));
    }

    /** A sink of a workflow that asks for these tables. */
    public RecordingSink(Set<TableKind> wanted) {
        this(wanted, Integer.MAX_VALUE);
    }

    private RecordingSink(Set<TableKind> wanted, int most) {
        this.most = most;
        this.wanted = wanted.isEmpty() ? EnumSet.noneOf(TableKind.class) : EnumSet.copyOf(wanted);
    }

    /** A sink that ends the reading when it has so many records, accepted or refused. */
    static RecordingSink within(SourceCheck.Bounds bounds) {
        return new RecordingSink(bounds.wanted(), bounds.records());
    }

    private void count() {
        current.clear();
        if (records.size() + refused.size() >= most) {
            throw new LabelingException(StandardError.INTERRUPTED, "nobody wants more than " + most + " records");
        }
    }

    /**
     * A record as it was handed over.
     *
     * @param file the file in which it stands; empty when the source did not say
     * @param table the table of which it is a row; null when it is one of all that the mapping asks for
     * @param line where it starts
     * @param fields its fields by column, without empty ones
     */
    public record Accepted(String file, @Nullable TableKind table, long line, Map<String, String> fields) {

        /** A record of a single file that is a row of all tables. */
        public Accepted(long line, Map<String, String> fields) {
            this("", null, line, fields);
        }
    }

    /** A record that the source refused. */
    public record Refused(long line, int column, String reason, String text) {}

    @Override
    public int column(String name) {
        return index(name);
    }

    @Override
    public int column(TableKind table, String name) {
        return index(table.word() + ":" + name);
    }

    private int index(String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            columns.add(name);
            return columns.size() - 1;
        }
        return index;
    }

    @Override
    public boolean wants(TableKind table) {
        return wanted.contains(table);
    }

    @Override
    public void file(String name) {
        if (!current.isEmpty()) {
            throw new IllegalStateException("a file began in the middle of a record");
        }
        file = name;
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
        records.add(new Accepted(file, null, line, Collections.unmodifiableMap(new LinkedHashMap<>(current))));
        count();
    }

    @Override
    public void end(TableKind table, long line) {
        String scope = table.word() + ":";
        Map<String, String> fields = new LinkedHashMap<>();
        current.forEach((name, value) -> {
            if (!name.startsWith(scope)) {
                throw new IllegalStateException("a row of " + table.word() + " has the column " + name);
            }
            fields.put(name.substring(scope.length()), value);
        });
        if (wants(table)) {
            records.add(new Accepted(file, table, line, Collections.unmodifiableMap(fields)));
        }
        count();
    }

    @Override
    public void bad(long line, int column, String reason, String text) {
        refused.add(new Refused(line, column, reason, text));
        count();
    }

    /** Whether each record that was begun was ended or refused. */
    public boolean isBetweenRecords() {
        return current.isEmpty();
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

    /** The fields of the records that are rows of one table only. */
    public List<Map<String, String>> fields(TableKind table) {
        return records.stream()
                .filter(accepted -> accepted.table() == table)
                .map(Accepted::fields)
                .toList();
    }

    /** The records that were refused. */
    public List<Refused> refused() {
        return Collections.unmodifiableList(refused);
    }
}
