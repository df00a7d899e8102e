package io.labelwright.spi.file;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The files that keys of the config name which are marked with {@link io.labelwright.spi.describe.InputPath}: confined
 * to where the workflow may read, checked to be there before anything runs, and hashed into the stage's key.
 */
public interface StageFiles {

    /**
     * A file.
     *
     * @param key the key that names it, with its place, for example {@code path} or {@code rules[2].keywords}
     * @throws IOException when the config names no file there
     */
    StageFile file(String key) throws IOException;

    /**
     * The files of a folder, or of a ZIP archive as of a folder, that the config names by a key marked with
     * {@link io.labelwright.spi.describe.InputPath#folder}. Only these can be read, so a path that comes from data and
     * is looked up here leads nowhere else. Several threads may open them at once.
     *
     * @param key the key that names it
     * @return the files at any depth by their places in it, with {@code /} between, for example {@code cats/1.png}, in
     *     the order of code points; without symbolic links and without what starts with a dot
     * @throws IOException when the config names no folder there
     */
    default Map<String, StageFile> folder(String key) throws IOException {
        throw new IOException(key + " names no folder");
    }

    /**
     * Reads columns of a file of records with the importer of its ending: {@code .csv}, {@code .tsv}, {@code .jsonl},
     * {@code .ndjson}, {@code .parquet}, also compressed as that importer knows it.
     *
     * @param key the key that names it
     * @param columns the columns wanted
     * @throws io.labelwright.spi.problem.LabelingException when a column is not there or a row can't be read, with the
     *     place in the file
     */
    void records(String key, List<String> columns, RecordHandler handler) throws IOException;

    /** Takes records one by one. */
    @FunctionalInterface
    interface RecordHandler {

        /**
         * Takes a record.
         *
         * @param line where it starts, from 1; 0 when the format has no lines
         * @param values per wanted column its text, empty for no value; used again for the next record
         */
        void record(long line, String[] values);
    }
}
