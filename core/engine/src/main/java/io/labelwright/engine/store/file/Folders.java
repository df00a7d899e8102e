package io.labelwright.engine.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Folders that are still there after a power loss. */
public final class Folders {

    private Folders() {}

    /** Makes the names in a folder durable. A failed fsync is never tried again: the first one is the true answer. */
    public static void sync(Path folder) throws IOException {
        if (folder.getFileSystem().getSeparator().equals("\\")) {
            // Windows has no fsync for folders.
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Creates the folder and those above it, each durable; returns at once when it is there. */
    public static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            create(parent);
        }
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            // Only now: what is asked before the creation, another process can change before it.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            // Another process was quicker; it may not have got to its sync yet.
        }
        if (parent != null) {
            sync(parent);
        }
    }
}
