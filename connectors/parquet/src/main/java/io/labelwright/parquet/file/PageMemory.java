package io.labelwright.parquet.file;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;

/**
 * Counts the bytes of unpacked pages that are held at once: a page of a few bytes may claim to unpack to gigabytes.
 * Used by several threads.
 */
final class PageMemory {

    private final String file;
    private final long limit;
    private long held;

    PageMemory(String file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    /** Makes room for a page before its bytes are there. */
    synchronized void take(long bytes) {
        if (bytes > limit - held) {
            throw new LabelingException(
                    StandardError.MEMORY,
                    Place.of(file),
                    "the pages of the Parquet file need " + (held + bytes >> 20) + " MB at once; " + (limit >> 20)
                            + " MB are there for them",
                    "give the program more memory (-Xmx), or write the file with smaller pages");
        }
        held += bytes;
    }

    synchronized void release(long bytes) {
        held -= bytes;
    }
}
