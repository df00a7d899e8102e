package io.labelwright.engine.store.file;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Replaces files as a whole: a reader, and whoever comes after a crash, sees the old file or the new one. */
public final class AtomicFile {

    private AtomicFile() {}

    /**
     * Writes a file and puts it in place of what is at {@code target}. It is written beside the target, made durable,
     * then renamed; missing folders are created. When the writer or the disk fails, the old file is as it was and
     * nothing is left over; what a killed process left over is removed by the next replacement in the same folder.
     *
     * @param target where the file shall be
     * @param writer writes the bytes; need not close or flush the stream
     * @throws LabelingException when the file cannot be written, or the writer throws an {@link IOException}
     */
    public static Written replace(Path target, IoConsumer<? super OutputStream> writer) {
        try {
            Path folder = target.toAbsolutePath().getParent();
            if (folder == null || Files.isDirectory(target)) {
                throw new LabelingException(
                        StandardError.INPUT_OUTPUT,
                        null,
                        "cannot write " + target + ": it is a folder",
                        "give the path of a file");
            }
            Folders.create(folder);
            PendingFile.sweep(folder);
            try (PendingFile pending = PendingFile.begin(folder)) {
                writer.accept(pending.output());
                Written written = pending.finish();
                pending.moveOver(target);
                return written;
            }
        } catch (IOException e) {
            throw FileProblems.of(StandardError.INPUT_OUTPUT, "write", target, e);
        }
    }
}
