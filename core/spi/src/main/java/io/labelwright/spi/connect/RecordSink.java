package io.labelwright.spi.connect;

/**
 * Takes records from a {@link Source}, field by field. Texts are handed over exactly as they stand in the file; empty
 * text means: no value.
 */
public interface RecordSink {

    /** Index of a column, by name. Formats without a header may ask for new names at any record. */
    int column(String name);

    /** Sets a field of the record at hand. */
    void field(int column, char[] chars, int offset, int length);

    /** Sets a field of the record at hand. */
    default void field(int column, String text) {
        field(column, text.toCharArray(), 0, text.length());
    }

    /**
     * Ends the record.
     *
     * @param line where it starts, from 1
     */
    void end(long line);

    /**
     * Refuses the record at hand and forgets its fields. Whether this ends the import is the workflow's choice
     * ({@code on_bad_row}).
     *
     * @param line where it starts, from 1
     * @param column place in the line, from 1; 0 when not known
     * @param reason what was expected and what was found, in a few words
     * @param text the record as it stands, may be cut
     */
    void bad(long line, int column, String reason, String text);
}
