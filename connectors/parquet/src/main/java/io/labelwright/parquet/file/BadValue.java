package io.labelwright.parquet.file;

/** A value of a file that has no text; ends its row, not the import. */
public final class BadValue extends Exception {

    private static final long serialVersionUID = 1L;

    /** A value without a text, and why. */
    public BadValue(String reason) {
        super(reason, null, false, false);
    }

    /** Why. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
