package io.labelwright.spi.connect;

import io.labelwright.spi.table.Table;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a table in some format. The engine has chosen its columns and rows and puts the file in place atomically. */
public interface Sink {

    /**
     * Writes the visible columns of all rows. Equal tables give equal bytes.
     *
     * @param out where the bytes go; buffered; not closed here
     */
    void write(Table table, OutputStream out) throws IOException;
}
