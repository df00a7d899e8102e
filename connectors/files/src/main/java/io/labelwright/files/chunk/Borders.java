package io.labelwright.files.chunk;

/** Where the records of a format end. */
public interface Borders {

    /**
     * The place behind the last record that surely ends in a text.
     *
     * @param bytes the text, which starts where a record starts
     * @param length how many of the bytes are there so far; more follow
     * @return 0 when none ends
     */
    int last(byte[] bytes, int length);

    /**
     * How many lines end in a text.
     *
     * @param length up to {@link #last}
     */
    int lines(byte[] bytes, int length);
}
