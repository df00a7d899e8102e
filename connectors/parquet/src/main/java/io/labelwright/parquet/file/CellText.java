package io.labelwright.parquet.file;

import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Gives the values of a field the texts that stand for them. One method is called per field: the one for how its values
 * are stored. A text may be null: no value.
 */
public interface CellText {

    /** The text of a value. */
    default @Nullable String of(boolean value) throws BadValue {
        throw new BadValue("a boolean where none can be");
    }

    /** The text of a value of 32 bits. */
    default @Nullable String of(int value) throws BadValue {
        throw new BadValue("an integer where none can be");
    }

    /** The text of a value of 64 bits. */
    default @Nullable String of(long value) throws BadValue {
        throw new BadValue("an integer where none can be");
    }

    /** The text of a value. */
    default @Nullable String of(float value) throws BadValue {
        throw new BadValue("a number where none can be");
    }

    /** The text of a value. */
    default @Nullable String of(double value) throws BadValue {
        throw new BadValue("a number where none can be");
    }

    /** The text of bytes. */
    default @Nullable String of(Binary value) throws BadValue {
        throw new BadValue("bytes where none can be");
    }

    /** Whether the text is no number and no truth value, so that JSON puts quotes around it. */
    boolean quoted();
}
