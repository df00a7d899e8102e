package io.labelwright.vision.xml;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;

/** Why a file can't be read as XML of its format. No stack trace, since a folder may hold millions of such files. */
public final class XmlProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    public XmlProblem(int line, int column, String reason) {
        super(reason, null, false, false);
        this.line = line;
        this.column = column;
    }

    /** From 1; 0 when not known. */
    public int line() {
        return line;
    }

    /** From 1; 0 when not known. */
    public int column() {
        return column;
    }

    /** What is wrong. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** The error for formats that are one file. */
    public LabelingException of(String file) {
        return new LabelingException(StandardError.BAD_ROW, new Place(file, line, column), reason(), null);
    }
}
