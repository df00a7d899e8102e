package io.labelwright.parquet.file;

import io.labelwright.spi.connect.RecordSink;

/** One column of a file, cell by cell. */
interface Cells {

    /** Begins with the cells of a group of rows. */
    void open(int group);

    /** Reads the next cell; what is damaged throws whatever the library throws. */
    void next();

    /** Gives the cell that was read to a record. */
    void hand(RecordSink sink, int column) throws BadValue;

    /** The text of the cell that was read; empty: no value. */
    String text() throws BadValue;

    /** Whether all values of the group were read. */
    boolean done();

    /** The cell that was read, as people read it. */
    String shown();

    /** The name of the column. */
    String name();
}
