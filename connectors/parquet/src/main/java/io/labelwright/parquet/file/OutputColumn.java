package io.labelwright.parquet.file;

/**
 * A column to write.
 *
 * @param name its name
 * @param kind how its values are stored
 */
public record OutputColumn(String name, Kind kind) {

    /** Kinds of columns, each of which may have missing values. */
    public enum Kind {
        TEXT,
        NUMBER,
        INTEGER,
        BOOLEAN,
        /** A list of texts, given as a JSON array of texts. */
        TEXTS,
        /** A list of integers, given as a JSON array of them. */
        INTEGERS
    }
}
