package io.labelwright.engine.store;

import io.labelwright.engine.store.file.FileProblems;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder for the time of one command, in place of a store that is not there yet: whoever only looks makes none. */
public final class ScratchFolder implements AutoCloseable {

    private final Path folder;

    private ScratchFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes one. */
    public static ScratchFolder make() {
        try {
            return new ScratchFolder(Files.createTempDirectory("labelwright-"));
        } catch (IOException e) {
            throw FileProblems.of(
                    StandardError.STORE, "make a folder", Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    /** Whether a store would be made if this one was opened. */
    public static boolean isNeeded(StoreLocation store) {
        if (store.database() != null || Store.isStore(store.folder())) {
            return false;
        }
        String[] names = store.folder().toFile().list();
        // What is no folder, or one with other things in it, is refused by the store itself.
        return names == null ? !Files.exists(store.folder()) : names.length == 0;
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /** Deletes it with all that is in it. What can't be deleted is left to the system, which owns the place. */
    @Override
    public void close() {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException problem)
                        throws IOException {
                    Files.delete(emptied);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // Nothing that anybody needs.
        }
    }
}
