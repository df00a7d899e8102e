package io.labelwright.spi.problem;

/**
 * Where a problem was found: a file and, when known, its line and column.
 *
 * @param file path as the user wrote it, relative to the workflow file
 * @param line from 1; 0 when unknown
 * @param column from 1, in characters; 0 when unknown
 */
public record Place(String file, int line, int column) {

    /** A place of which only the file is known. */
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    @Override
    public String toString() {
        if (line <= 0) {
            return file;
        }
        return column <= 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
