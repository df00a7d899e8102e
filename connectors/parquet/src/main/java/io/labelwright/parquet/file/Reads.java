package io.labelwright.parquet.file;

import io.labelwright.spi.connect.SourceInput;

/** Tells how many bytes of a file were read, wherever they stood in it. */
final class Reads {

    private final SourceInput input;
    private long count;

    Reads(SourceInput input) {
        this.input = input;
    }

    /**
     * So many more.
     *
     * @throws io.labelwright.spi.problem.LabelingException when the reading shall end
     */
    void add(int more) {
        count += more;
        input.reached(count);
    }
}
