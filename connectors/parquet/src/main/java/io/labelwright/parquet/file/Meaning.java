package io.labelwright.parquet.file;

/**
 * What the values of a field mean beyond how they are stored: Parquet's logical types and the converted types that came
 * before them.
 *
 * @param kind which meaning
 * @param digits of {@link Kind#DECIMAL} the digits behind the point; of {@link Kind#TIME} and {@link Kind#TIMESTAMP}
 *     those of a second: 3, 6 or 9; else 0
 * @param utc whether times count from a point in UTC; otherwise they are what a clock on the wall shows
 */
public record Meaning(Kind kind, int digits, boolean utc) {

    /** Kinds of meanings. */
    public enum Kind {
        /** None: numbers are numbers, bytes are bytes. */
        PLAIN,
        TEXT,
        /** Bytes that are no text even where they look like one: shapes on a map, BSON. */
        BYTES,
        UNSIGNED,
        DECIMAL,
        DATE,
        TIME,
        TIMESTAMP,
        UUID,
        HALF_FLOAT,
        INTERVAL,
        LIST,
        MAP
    }

    /** A meaning without units. */
    static Meaning of(Kind kind) {
        return new Meaning(kind, 0, false);
    }
}
