package io.labelwright.spi.connect;

import io.labelwright.spi.table.TableKind;
import java.util.List;

/**
 * Takes records from a {@link Source}, field by field. Texts are handed over exactly as they stand in the file; empty
 * text means: no value.
 */
public interface RecordSink {

    /**
     * Column of records of {@link TableKind#ANNOTATIONS}: {@code human}, {@code model} or {@code rule}, where it
     * differs from record to record; empty: what the mapping says.
     */
    String KIND = "$kind";

    /**
     * Column of records of {@link TableKind#ANNOTATIONS}: {@code answer}, {@code reject} (a vote against the label),
     * {@code skip} or {@code flag}; empty: answer. An answer without a label is none; the others may go without.
     */
    String VERDICT = "$verdict";

    /** Column of records of {@link TableKind#ANNOTATIONS}: what the annotator wrote beside the answer. */
    String NOTE = "$note";

    /**
     * Whether the workflow asks for rows of this table. A source may leave out what nobody wants.
     *
     * @param table items, annotations, labels, gold, predictions, features or graph
     */
    boolean wants(TableKind table);

    /**
     * The records that follow stand in this file, for sources that read folders.
     *
     * @param name {@link SourceInput#name} of the file
     */
    void file(String name);

    /**
     * Index of a column of records that are rows of all tables that the mapping asks for, by name. Formats without a
     * header may ask for new names at any record.
     */
    int column(String name);

    /**
     * Index of a column that only records of one table have. Names are those that the mapping's keys have as their
     * defaults: {@code id} and fields of items, {@code item}, {@code label}, {@code annotator}, {@code confidence},
     * {@code time} of the others, {@code p:CLASS} of predictions.
     */
    int column(TableKind table, String name);

    /** Sets a field of the record at hand. */
    void field(int column, char[] chars, int offset, int length);

    /** Sets a field of the record at hand. */
    default void field(int column, String text) {
        field(column, text.toCharArray(), 0, text.length());
    }

    /**
     * Sets a field of the record at hand to one of some texts that come again and again, as in columns that a format
     * holds as a dictionary and codes. What a text means is then looked up once and not for every record.
     *
     * @param texts texts of this column; the same object for as long as they are the same texts; never changed
     * @param code index of the field's text, which is not empty
     */
    default void code(int column, List<String> texts, int code) {
        field(column, texts.get(code));
    }

    /**
     * Sets a field of the record at hand to a number, for formats that hold numbers as such; a number that is none
     * (NaN) is no value. The engine keeps it as it is; where a text is asked for, it is the shortest decimal.
     */
    default void number(int column, double value) {
        if (!Double.isNaN(value)) {
            field(column, Double.toString(value));
        }
    }

    /**
     * Ends the record.
     *
     * @param line where it starts, from 1
     */
    void end(long line);

    /**
     * Ends the record as a row of one table only. When the workflow does not ask for that table nothing comes of it.
     *
     * @param table whose columns were set
     * @param line where it starts, from 1; 0 when the format has no lines
     */
    void end(TableKind table, long line);

    /**
     * Hands over records of a block, one after the other: the same as their fields and {@link #end(long)} for each.
     *
     * @param from the first record
     * @param to the record behind the last one
     */
    default void records(RecordBlock block, int from, int to) {
        for (int row = from; row < to; row++) {
            block.set(row, this);
            end(block.line(row));
        }
    }

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
