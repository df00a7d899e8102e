package io.labelwright.files.chunk;

/** A chunk that only the reader of the whole file can read: it is the one that finds the right words for it. */
public final class OneThread extends Exception {

    private static final long serialVersionUID = 1L;

    /** A chunk that can't be read by itself. */
    public OneThread() {
        super("one thread has to read on", null, false, false);
    }
}
