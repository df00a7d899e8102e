package io.labelwright.spi.connect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * What a source reads: a file, or for sources whose path may be a folder
 * ({@link io.labelwright.spi.describe.InputPath#folder}) the files of a folder, or of a ZIP archive as of a folder. It
 * is already confined to where the workflow may read.
 */
public interface SourceInput {

    /** The path as the workflow says it, for messages; of a file of a folder: with its place in it. */
    String name();

    /**
     * Where the file lies below the folder that the workflow names, with {@code /} between, for example
     * {@code labels/train/1.txt}; of a file that the workflow names itself: its last name.
     */
    default String relativeName() {
        return name().substring(name().lastIndexOf('/') + 1);
    }

    /** Opens the bytes; counts them for the progress display. The caller closes it. Not for folders. */
    InputStream open() throws IOException;

    /** Size in bytes; -1 when not known. */
    long size();

    /** Whether it is a folder, which has {@link #files} and no bytes of its own. */
    default boolean isFolder() {
        return false;
    }

    /**
     * The files below a folder, at any depth, in the order of the code points of their {@link #relativeName}. Files and
     * folders whose names start with a dot are left out. Of a file: itself.
     */
    default List<SourceInput> files() throws IOException {
        return List.of(this);
    }

    /**
     * Another file that the config names, in a key of a block: confined, hashed and checked like this one.
     *
     * @param key the key with its block, for example {@code ids.path}; marked with
     *     {@link io.labelwright.spi.describe.InputPath}
     * @throws IOException when the config does not name it
     */
    default SourceInput other(String key) throws IOException {
        throw new IOException(key + " names no file");
    }

    /**
     * The bytes as a file of the local disk, for libraries that read here and there. It lives as long as the stage and
     * must not be changed. Files in an archive have none, and say so.
     */
    Path path() throws IOException;

    /**
     * How many threads a source may use, beside the one that calls it, to read faster; 1: none but that. What comes of
     * the reading must not depend on it.
     */
    default int threads() {
        return 1;
    }

    /**
     * Says how far the reading is, where {@link #open} does not count it: the bytes so far of a file that is read by
     * its {@link #path}, the records so far where there is no file. To be called now and then, a few times a second at
     * least.
     *
     * @throws io.labelwright.spi.problem.LabelingException when the reading shall end, which the source passes on
     */
    default void reached(long count) {}
}
