package io.labelwright.spi.connect;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Where a sink writes: one file, or for sinks whose path is a folder
 * ({@link io.labelwright.spi.describe.OutputPath#folder}) any number of files in it. All of it appears at the path in
 * one step, when the sink is done; when the sink fails, nothing does.
 */
public interface SinkOutput {

    /** The bytes of the file at the path; buffered; the same stream at each call; not closed by the sink. */
    OutputStream stream() throws IOException;

    /**
     * How many threads a sink may use to write faster, that which calls it among them; 1: none but that. The bytes that
     * it writes must not depend on it.
     */
    default int threads() {
        return 1;
    }

    /**
     * Begins a file of the folder.
     *
     * @param relativeName where it lies in the folder, with {@code /} between; no part of it may be empty, {@code .},
     *     {@code ..} or start with a dot
     * @return buffered; the sink closes it before it begins the next one
     * @throws io.labelwright.spi.problem.LabelingException when the name leads out of the folder, or the sink has begun
     *     it before (also in other letters' case, which some file systems do not tell apart)
     */
    OutputStream file(String relativeName) throws IOException;
}
