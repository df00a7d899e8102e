package io.labelwright.testkit.faults;

/** What changes something on a disk. */
public enum Operation {
    /** A file is opened that is to be made or emptied. */
    CREATE(true),
    /** Bytes go to a file. */
    WRITE(true),
    /** A file or folder is made durable. */
    SYNC(false),
    /** A file is cut. */
    CUT(false),
    /** A folder is made. */
    FOLDER(true),
    /** A file gets a second name. */
    LINK(true),
    /** A file gets another name. */
    MOVE(true),
    /** A name is removed. */
    DELETE(false),
    /** Times or rights change. */
    ATTRIBUTE(false);

    private final boolean takesSpace;

    Operation(boolean takesSpace) {
        this.takesSpace = takesSpace;
    }

    /** Whether a full disk refuses it. */
    boolean takesSpace() {
        return takesSpace;
    }
}
