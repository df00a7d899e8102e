package io.labelwright.engine.store.file;

import io.labelwright.spi.problem.ErrorCode;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Says what went wrong with a file, and what to do about it. */
public final class FileProblems {

    private FileProblems() {}

    /**
     * An exception for the user.
     *
     * @param code how to file it
     * @param what what was being done, for example {@code write the object}
     * @param path the file or folder
     */
    public static LabelingException of(ErrorCode code, String what, Path path, IOException cause) {
        boolean interrupted =
                cause instanceof ClosedByInterruptException || cause instanceof FileLockInterruptionException;
        var exception = interrupted
                ? new LabelingException(StandardError.INTERRUPTED, "interrupted; could not " + what + " " + path)
                : new LabelingException(
                        code, null, "cannot " + what + " " + path + ": " + reason(path, cause), hint(path, cause));
        exception.initCause(cause);
        return exception;
    }

    private static String reason(Path path, IOException cause) {
        if (cause instanceof AccessDeniedException denied) {
            return "permission denied" + at(path, denied);
        }
        if (cause instanceof NotDirectoryException || cause instanceof FileAlreadyExistsException) {
            return "there is a file where a folder is needed" + at(path, (FileSystemException) cause);
        }
        if (cause instanceof NoSuchFileException missing) {
            return "no such file or folder" + at(path, missing);
        }
        if (cause instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason() + at(path, failure);
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    private static String at(Path path, FileSystemException cause) {
        String file = cause.getFile();
        return file == null || file.equals(path.toString()) ? "" : " at " + file;
    }

    private static String hint(Path path, IOException cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space") || message.contains("quota")) {
            return "free some space" + left(path) + " and run the same command again: it goes on where it stopped";
        }
        if (cause instanceof AccessDeniedException || message.contains("not permitted")) {
            return "give this user the right to read and write there, or choose another place";
        }
        if (message.contains("read-only")) {
            return "the file system is mounted read-only: choose another place";
        }
        if (message.contains("too many open files")) {
            return "raise the limit of open files (ulimit -n) and run the same command again";
        }
        if (cause instanceof NotDirectoryException || cause instanceof FileAlreadyExistsException) {
            return "move that file away, or choose another place";
        }
        return "check the disk under " + path + ", then run the same command again";
    }

    /** Which disk it is that is full; nothing where it does not say. */
    private static String left(Path path) {
        Path existing = path.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null) {
            return "";
        }
        try {
            FileStore disk = Files.getFileStore(existing);
            return " (of " + kib(disk.getTotalSpace()) + " on " + disk + ", " + kib(disk.getUsableSpace())
                    + " are left)";
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    private static String kib(long bytes) {
        return (bytes >> 10) + " KiB";
    }
}
