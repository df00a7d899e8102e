package io.labelwright.spi.problem;

/**
 * A stable name for one kind of problem. Labelwright's own codes are {@link StandardError}; a plug-in defines its own
 * as an enum that implements this interface, with words that start with the plug-in's name.
 */
public interface ErrorCode {

    /** Who can mend it. */
    enum Kind {
        /** The workflow or the command line: its author. */
        USER,
        /** A data file: its owner. */
        DATA,
        /** A strategy or connector: its author. */
        PLUGIN,
        /** Memory, disk, time, network: the operator. */
        RESOURCE,
        /** A defect of Labelwright itself. */
        INTERNAL
    }

    /** The code as printed, for example {@code LBL-1203}. */
    String code();

    /** Who can mend it. */
    Kind kind();
}
