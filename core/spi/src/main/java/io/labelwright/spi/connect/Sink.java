package io.labelwright.spi.connect;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.table.Table;
import java.io.IOException;

/**
 * Writes a table in some format. The engine has chosen its columns and rows and puts what is written in place at once.
 */
public interface Sink {

    /**
     * Writes the visible columns of all rows, or what the format makes of them. Equal tables give equal bytes.
     *
     * @param table the rows to write
     * @param in what else the stage sees, for formats that hold more than one table: only what the sink's factory
     *     declares with {@link io.labelwright.spi.describe.Reads}
     * @param out where the bytes go
     */
    void write(Table table, Inputs in, SinkOutput out) throws IOException;
}
