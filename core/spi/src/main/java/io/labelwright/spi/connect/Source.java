package io.labelwright.spi.connect;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads records of named fields from a file. One instance serves one stage. */
public interface Source {

    /**
     * The names of the columns, read without the rest of the file, so that {@code validate} can check the mapping. They
     * hang on the file and the options of the format, not on the mapping: imports that take different columns of a file
     * may be given what was found for one of them. Empty when the format has no header.
     */
    Optional<List<String>> header(SourceInput input) throws IOException;

    /**
     * Reads all records in order.
     *
     * @throws io.labelwright.spi.problem.LabelingException when the file as a whole can't be read; single bad records
     *     go to {@link RecordSink#bad}
     */
    void read(SourceInput input, RecordSink sink) throws IOException;
}
