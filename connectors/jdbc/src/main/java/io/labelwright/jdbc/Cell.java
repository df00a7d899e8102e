package io.labelwright.jdbc;

import io.labelwright.math.number.Decimal;
import io.labelwright.spi.connect.RecordSink;
import java.math.BigDecimal;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Reads the values of one column: numbers exactly, times as ISO 8601 has them, truth values as {@code true} and
 * {@code false}, arrays as JSON. NULL is no value.
 */
final class Cell {

    /** Decimals with more zeros than this are written with an exponent. */
    private static final int MOST_ZEROS = 1000;

    /** How the database hands a value over. */
    private enum Form {
        ANY,
        TEXT,
        DATE,
        TIME,
        ZONED_TIME,
        TIMESTAMP,
        ZONED_TIMESTAMP,
        /** SQLite keeps truth values as 0 and 1. */
        ZERO_OR_ONE
    }

    private final int index;
    private final int column;
    private final Form form;
    private final ZoneId zone;

    private Cell(int index, int column, Form form, ZoneId zone) {
        this.index = index;
        this.column = column;
        this.form = form;
        this.zone = zone;
    }

    static Cell of(Database database, ResultSetMetaData about, int index, int column, ZoneId zone) throws SQLException {
        String name = String.valueOf(about.getColumnTypeName(index)).toLowerCase(Locale.ROOT);
        return new Cell(index, column, form(database, about.getColumnType(index), name), zone);
    }

    private static Form form(Database database, int type, String name) {
        if (database == Database.SQLITE) {
            // What it holds is text, number or bytes, whatever the column is called.
            return name.equals("boolean") || name.equals("bool") ? Form.ZERO_OR_ONE : Form.ANY;
        }
        // PostgreSQL's driver tells both kinds by one number.
        if (name.equals("timestamptz")) {
            return Form.ZONED_TIMESTAMP;
        }
        if (name.equals("timetz")) {
            return Form.ZONED_TIME;
        }
        return switch (type) {
            case Types.DATE -> Form.DATE;
            case Types.TIME -> Form.TIME;
            case Types.TIME_WITH_TIMEZONE -> Form.ZONED_TIME;
            case Types.TIMESTAMP -> Form.TIMESTAMP;
            case Types.TIMESTAMP_WITH_TIMEZONE -> Form.ZONED_TIMESTAMP;
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR ->
                Form.TEXT;
            default -> Form.ANY;
        };
    }

    /** Sets the sink's field from the row at hand. */
    void read(ResultSet row, RecordSink sink) throws SQLException, UnreadableValue {
        Object value = switch (form) {
            case TEXT -> row.getString(index);
            case DATE -> row.getObject(index, LocalDate.class);
            case TIME -> row.getObject(index, LocalTime.class);
            case ZONED_TIME -> row.getObject(index, OffsetTime.class);
            case TIMESTAMP -> row.getObject(index, LocalDateTime.class);
            case ZONED_TIMESTAMP -> row.getObject(index, OffsetDateTime.class);
            case ANY, ZERO_OR_ONE -> row.getObject(index);
        };
        if (value == null) {
            return;
        }
        if (value instanceof Double number) {
            if (number.isInfinite()) {
                throw new UnreadableValue("is infinite");
            }
            sink.number(column, number);
            return;
        }
        if (form == Form.ZERO_OR_ONE && value instanceof Number number && (number.longValue() | 1) == 1) {
            sink.field(column, number.longValue() == 1 ? "true" : "false");
            return;
        }
        String text = value instanceof java.sql.Array array ? JsonArray.of(array, this) : text(value);
        sink.field(column, text == null ? String.valueOf(row.getString(index)) : text);
    }

    /** The text of a value; null when only the database knows how it is written. */
    @org.jspecify.annotations.Nullable
    String text(Object value) throws SQLException, UnreadableValue {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof BigDecimal number) {
            return Math.abs((long) number.scale()) <= MOST_ZEROS ? number.toPlainString() : number.toString();
        }
        if (value instanceof Float number) {
            return number.isNaN() ? "" : finite(Double.parseDouble(number.toString()));
        }
        if (value instanceof Double number) {
            return finite(number);
        }
        if (value instanceof Number || value instanceof Boolean || value instanceof java.util.UUID) {
            return value.toString();
        }
        if (value instanceof byte[] || value instanceof java.sql.Blob) {
            throw new UnreadableValue("holds bytes, which are no text");
        }
        if (value instanceof Clob clob) {
            return clob.getSubString(1, Math.toIntExact(clob.length()));
        }
        return time(value);
    }

    private @org.jspecify.annotations.Nullable String time(Object value) throws UnreadableValue {
        if (value instanceof OffsetDateTime time) {
            if (time.equals(OffsetDateTime.MAX) || time.equals(OffsetDateTime.MIN)) {
                throw new UnreadableValue("is an infinite time");
            }
            OffsetDateTime there = time.atZoneSameInstant(zone).toOffsetDateTime();
            return there.getOffset().equals(ZoneOffset.UTC)
                    ? there.toInstant().toString()
                    : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(there);
        }
        if (value instanceof LocalDateTime time) {
            if (time.equals(LocalDateTime.MAX) || time.equals(LocalDateTime.MIN)) {
                throw new UnreadableValue("is an infinite time");
            }
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
        }
        if (value instanceof LocalDate date) {
            if (date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN)) {
                throw new UnreadableValue("is an infinite date");
            }
            return date.toString();
        }
        if (value instanceof LocalTime time) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
        }
        if (value instanceof OffsetTime time) {
            return DateTimeFormatter.ISO_OFFSET_TIME.format(time);
        }
        // Inside of arrays the old classes come, which know no zone of their own.
        if (value instanceof java.sql.Timestamp time) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.toLocalDateTime());
        }
        if (value instanceof java.sql.Date date) {
            return date.toLocalDate().toString();
        }
        return null;
    }

    private static String finite(double number) throws UnreadableValue {
        if (Double.isNaN(number)) {
            return "";
        }
        if (Double.isInfinite(number)) {
            throw new UnreadableValue("is infinite");
        }
        return Decimal.print(number);
    }
}
