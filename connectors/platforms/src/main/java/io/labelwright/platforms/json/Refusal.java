package io.labelwright.platforms.json;

/** Why a record can't be used, in words for people. No stack trace, since a file may hold millions of such records. */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int column;

    /** A refusal of what stands somewhere in the record. */
    public Refusal(String reason) {
        this(0, reason);
    }

    /**
     * A refusal with its place.
     *
     * @param column in the line, from 1; 0 when not known
     */
    public Refusal(int column, String reason) {
        super(reason, null, false, false);
        this.column = column;
    }

    /** What was expected and what was found. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Where in the line, from 1; 0 when not known. */
    public int column() {
        return column;
    }
}
