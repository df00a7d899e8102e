package io.labelwright.engine.run;

import io.labelwright.engine.plan.Access;
import io.labelwright.engine.store.file.AtomicFile;
import io.labelwright.engine.store.file.FileProblems;
import io.labelwright.engine.store.file.IoConsumer;
import io.labelwright.engine.store.file.PendingFolder;
import io.labelwright.engine.store.file.Written;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lets a sink write a file or a folder and puts it in place in one step. */
final class ExportWriting {

    /** What the sink does. */
    @FunctionalInterface
    interface Writing {
        void to(SinkOutput out) throws IOException;
    }

    private ExportWriting() {}

    /**
     * Writes a file.
     *
     * @param threads how many the sink may use
     */
    static Written file(Path file, int threads, Writing writing) {
        return AtomicFile.replace(file, out -> writing.to(new File(out, threads)));
    }

    /** What a sink writes that writes one file, wherever that goes. */
    static IoConsumer<OutputStream> bytes(int threads, Writing writing) {
        return out -> writing.to(new File(out, threads));
    }

    /** Writes the files of a folder. */
    static Written folder(Path folder, Writing writing) {
        try (PendingFolder pending = PendingFolder.begin(folder)) {
            var out = new Folder(pending);
            writing.to(out);
            out.checkClosed();
            return pending.moveOver(known(folder));
        } catch (IOException e) {
            throw FileProblems.of(StandardError.INPUT_OUTPUT, "write", folder, e);
        }
    }

    /** Lets a sink write that has no path, such as that of a database. */
    static void elsewhere(Writing writing) {
        try {
            writing.to(new Nowhere());
        } catch (IOException e) {
            throw new LabelingException(StandardError.INPUT_OUTPUT, String.valueOf(e.getMessage()), e);
        }
    }

    /** The files that the manifest beside a folder names as those of the export before. */
    private static Set<String> known(Path folder) throws IOException {
        Path manifest = folder.resolveSibling(Access.manifestName(String.valueOf(folder.getFileName())));
        Set<String> names = new HashSet<>();
        if (Files.isRegularFile(manifest)) {
            try {
                JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(manifest));
                json.path("files").forEach(name -> names.add(name.asString()));
            } catch (JacksonException e) {
                // What is no manifest of ours names no files of ours.
                names.clear();
            }
        }
        return names;
    }

    private static LabelingException misused(String what) {
        return new LabelingException(StandardError.PLUGIN_CONTRACT, what);
    }

    private record Nowhere() implements SinkOutput {

        @Override
        public OutputStream stream() {
            throw misused("the sink writes a file, but no key of its config says @OutputPath");
        }

        @Override
        public OutputStream file(String relativeName) {
            throw misused("the sink writes a file, but no key of its config says @OutputPath");
        }
    }

    private record File(OutputStream stream, int threads) implements SinkOutput {

        @Override
        public OutputStream file(String relativeName) {
            throw misused("the sink writes '" + relativeName
                    + "' into a folder, but its key for the path does not say @OutputPath(folder = true)");
        }
    }

    private static final class Folder implements SinkOutput {

        private final PendingFolder pending;
        /** The file that is being written; null between two. */
        private @Nullable OutputStream open;

        private String name = "";

        Folder(PendingFolder pending) {
            this.pending = pending;
        }

        @Override
        public OutputStream stream() {
            throw misused("the sink writes one file, but its key for the path says @OutputPath(folder = true)");
        }

        @Override
        public OutputStream file(String relativeName) throws IOException {
            checkClosed();
            OutputStream bytes = pending.file(relativeName);
            name = relativeName;
            open = new FilterOutputStream(bytes) {
                @Override
                public void write(byte[] source, int offset, int length) throws IOException {
                    bytes.write(source, offset, length);
                }

                @Override
                public void close() throws IOException {
                    bytes.close();
                    open = null;
                }
            };
            return open;
        }

        void checkClosed() throws IOException {
            if (open != null) {
                open.close();
                throw misused("the sink did not close the file '" + name + "'");
            }
        }
    }
}
