package io.labelwright.engine.intake;

import io.labelwright.engine.plugin.LoadedStrategy;
import io.labelwright.engine.plugin.PluginScope;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the start of a file that would be imported, to foresee the tables of the whole. A small file is read as a
 * whole, so that its sizes are exact.
 */
public final class ImportSample {

    /** How much of a file is looked at. */
    public static final int BYTES = 4 << 20;

    private ImportSample() {}

    /**
     * Reads the start of a file.
     *
     * @param name the path as the workflow says it
     * @param folder whether it is a folder, or an archive that is read as one
     * @param tables new, by {@link #mapping}, and used up
     * @return null when nothing can be told, which the reading itself will say
     */
    public static @Nullable ForeseenTables of(
            String name, Path file, boolean folder, LoadedStrategy loaded, Source source, RecordTables tables)
            throws IOException {
        var reached = new Reached();
        SourceInput whole = FolderInput.of(name, file, folder, reached::at);
        try {
            long size = whole.size();
            boolean cut = size > BYTES;
            SourceInput input = cut && !whole.isFolder() ? new Start(whole, file, start(file), reached) : whole;
            reached.most = cut ? BYTES : Long.MAX_VALUE;
            boolean ended = false;
            try {
                RecordPipe.read(
                        records -> PluginScope.run(loaded, () -> {
                            source.read(input, records);
                            return true;
                        }),
                        tables);
            } catch (LabelingException | IOException e) {
                if (!cut) {
                    return null;
                }
                // A document or an archive without its end, of which the first records have come.
                ended = true;
            }
            RecordTables.Result result = tables.finish();
            long looked = Math.max(1, Math.max(reached.bytes, cut && !whole.isFolder() ? input.size() : 0));
            boolean nothing = ended && result.rows().getOrDefault("used", 0L) == 0;
            return nothing
                    ? null
                    : new ForeseenTables(result.tables(), result.ids(), cut ? Math.max(1, (double) size / looked) : 1);
        } catch (LabelingException e) {
            return null;
        } finally {
            if (whole instanceof Closeable archive) {
                archive.close();
            }
        }
    }

    /** The mapping for a sample, whose last record may be cut in two, and which is no place to refuse others. */
    public static ImportMapping mapping(ImportMapping mapping) {
        return new ImportMapping(
                mapping.items(),
                mapping.annotations(),
                mapping.labels(),
                mapping.gold(),
                mapping.probabilities(),
                mapping.graph(),
                mapping.confusion(),
                BadRows.REJECT,
                null,
                mapping.repeatedItems(),
                mapping.annotatorPrefix(),
                mapping.kind(),
                mapping.token());
    }

    /** The bytes of a file up to a line feed. */
    private static byte[] start(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(BYTES);
        }
        int end = start.length;
        while (end > 0 && start[end - 1] != '\n') {
            end--;
        }
        return end == 0 ? start : Arrays.copyOf(start, end);
    }

    /** Tells a source that has read enough to end. */
    private static final class Reached {
        private long most = Long.MAX_VALUE;
        private long bytes;

        void at(long count) {
            bytes = count;
            if (count > most) {
                throw new LabelingException(StandardError.INTERRUPTED, "the start of the file is enough");
            }
        }
    }

    /** The start of a file for those who read it from its beginning; for others the whole file. */
    private record Start(SourceInput whole, Path file, byte[] bytes, Reached reached) implements SourceInput {
        @Override
        public String name() {
            return whole.name();
        }

        @Override
        public String relativeName() {
            return whole.relativeName();
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public Path path() {
            return file;
        }

        @Override
        public void reached(long count) {
            reached.at(count);
        }
    }
}
