package io.labelwright.engine.intake;

import io.labelwright.engine.store.file.FolderFiles;
import io.labelwright.spi.connect.SourceInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A folder that a source reads. */
public final class FolderInput implements SourceInput {

    /** Finds the files by their places in the folder, in the order of code points. */
    @FunctionalInterface
    private interface Members {
        Map<String, Path> find() throws IOException;
    }

    private final String name;
    private final @Nullable Path folder;
    private final Members members;
    private final LongConsumer progress;
    private final int threads;

    /**
     * An input.
     *
     * @param name the path as the workflow says it
     * @param progress is told how many bytes of all its files were read so far; may throw to end the reading
     */
    public FolderInput(String name, Path folder, LongConsumer progress) {
        this(name, folder, progress, 1);
    }

    private FolderInput(String name, Path folder, LongConsumer progress, int threads) {
        this(name, folder, () -> FolderFiles.of(folder), progress, threads);
    }

    /**
     * A folder that lies elsewhere and of which there are copies here.
     *
     * @param name its address, which ends with a slash
     * @param copies of its files by their places in it, in the order of code points
     * @param threads how many the source may use
     */
    public FolderInput(String name, Map<String, Path> copies, LongConsumer progress, int threads) {
        this(name, null, () -> copies, progress, threads);
    }

    private FolderInput(String name, @Nullable Path folder, Members members, LongConsumer progress, int threads) {
        this.name = name;
        this.folder = folder;
        this.members = members;
        this.progress = progress;
        this.threads = threads;
    }

    /** A folder, an archive of one or a file, whichever it is, for one thread. */
    public static SourceInput of(String name, Path path, boolean folders, LongConsumer progress) {
        return of(name, name.substring(name.lastIndexOf('/') + 1), path, folders, progress, 1);
    }

    /**
     * A folder, an archive of one or a file, whichever it is.
     *
     * @param fileName what the file is called where it comes from; an address may have more behind it
     * @param folders whether the source reads folders, and so archives of them
     * @param progress is told how many bytes were read so far; may throw to end the reading
     * @param threads how many the source may use
     */
    public static SourceInput of(
            String name, String fileName, Path path, boolean folders, LongConsumer progress, int threads) {
        if (Files.isDirectory(path)) {
            return new FolderInput(name, path, progress, threads);
        }
        return folders && (ArchiveInput.isArchive(path) || ArchiveInput.isArchive(fileName))
                ? new ArchiveInput(name, path, progress)
                : new FileInput(name, fileName, path, progress, threads);
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isFolder() {
        return true;
    }

    @Override
    public List<SourceInput> files() throws IOException {
        var inputs = new ArrayList<SourceInput>();
        long before = 0;
        for (var file : members.find().entrySet()) {
            long start = before;
            inputs.add(new FileInput(
                    name + (name.endsWith("/") ? "" : "/") + file.getKey(),
                    file.getKey(),
                    file.getValue(),
                    read -> progress.accept(start + read),
                    threads));
            before += Files.size(file.getValue());
        }
        return inputs;
    }

    @Override
    public InputStream open() throws IOException {
        throw new IOException(name + " is a folder");
    }

    @Override
    public long size() {
        try {
            long size = 0;
            for (Path file : members.find().values()) {
                size += Files.size(file);
            }
            return size;
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public Path path() throws IOException {
        if (folder == null) {
            throw new IOException(name + " is no folder of this machine");
        }
        return folder;
    }
}
