package io.labelwright.spi.memory;

import io.labelwright.spi.table.TableKind;

/**
 * How large what a stage reads is: known where the tables are there, estimated where they are not. Where nothing can be
 * told a size is 0.
 */
public interface DataSizes {

    /** Items in view. */
    long items();

    /** Rows of a table that the stage reads; 0 for other tables. */
    long rows(TableKind kind);

    /** Bytes of memory that such a table takes. */
    long bytes(TableKind kind);

    /** Bytes of the texts in such a table, as UTF-8, without names such as ids. */
    long text(TableKind kind);

    /** Columns of numbers in such a table beside those that every table of its kind has, such as features. */
    long numbers(TableKind kind);

    /** Annotators who gave the answers. */
    long annotators();

    /** Bytes of the file that a key of the config names, or of all files of the folder; 0 where there is none. */
    long file(String key);

    /** Classes. */
    int classes();

    /** Threads that compute. */
    int threads();
}
