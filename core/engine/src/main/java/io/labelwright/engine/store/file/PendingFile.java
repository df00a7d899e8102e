package io.labelwright.engine.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being written under a temporary name: {@link #begin}, write to {@link #output}, {@link #finish}, then
 * {@link #linkTo} or {@link #moveOver}; {@link #close} in any case.
 *
 * <p>The writer holds an operating system lock on the file as long as it is pending. The lock dies with the process,
 * however that ends, so {@link #sweep} tells an orphan from a file that is still being written without asking for
 * process ids, clocks or hosts, and nobody has to delete anything by hand.
 */
public final class PendingFile implements AutoCloseable {

    private static final String PREFIX = ".labelwright-";
    private static final String SUFFIX = ".tmp";

    /** What the names of all temporary files match. */
    static final String PATTERN = PREFIX + "*" + SUFFIX;

    /**
     * Names in use by this Java VM. Closing any channel of a file drops all locks that the VM holds on it (POSIX), so a
     * sweep must not even open the files of its own VM.
     */
    private static final Set<String> LIVE = ConcurrentHashMap.newKeySet();

    private static final AtomicLong COUNTER = new AtomicLong();

    private final Path path;
    private final String name;
    private final FileChannel channel;
    private final HashedOutput output;
    private @Nullable Written written;
    private boolean moved;

    private PendingFile(Path path, String name, FileChannel channel) {
        this.path = path;
        this.name = name;
        this.channel = channel;
        this.output = new HashedOutput(channel);
    }

    /** Starts a file under a new name in a folder, which must be on the file system of the final name. */
    public static PendingFile begin(Path folder) throws IOException {
        while (true) {
            String name = PREFIX + Long.toHexString(ProcessHandle.current().pid()) + "-"
                    + Long.toHexString(System.nanoTime()) + "-" + COUNTER.incrementAndGet() + SUFFIX;
            Path path = folder.resolve(name);
            LIVE.add(name);
            FileChannel channel;
            try {
                channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (IOException e) {
                LIVE.remove(name);
                if (e instanceof FileAlreadyExistsException && Files.isDirectory(folder)) {
                    // The name is taken, by a process of another container perhaps: the next one will do.
                    continue;
                }
                throw e;
            }
            var pending = new PendingFile(path, name, channel);
            // A sweep of another process may have come between creation and lock.
            if (lock(channel) && Files.exists(path)) {
                return pending;
            }
            pending.close();
        }
    }

    /** The temporary name. */
    String name() {
        return name;
    }

    /** Where it lies while it is pending, for those who read what is finished. */
    public Path path() {
        return path;
    }

    /** Where the bytes go. */
    public HashedOutput output() {
        return output;
    }

    /** Ends the writing and says what was written. */
    public Written finish() throws IOException {
        Written result = output.finish();
        written = result;
        return result;
    }

    /**
     * Makes the finished file durable and gives it its final name unless that is taken.
     *
     * @return false when there was a file of that name, which stays as it is
     */
    public boolean linkTo(Path target) throws IOException {
        checkFinished();
        channel.force(true);
        boolean linked = link(target);
        // Also when it was there: the process that put it may not have got to its sync yet.
        Folders.sync(parent(target));
        return linked;
    }

    /** Makes the finished file durable and gives it its final name in place of what has that name now. */
    public void moveOver(Path target) throws IOException {
        checkFinished();
        channel.force(true);
        rename(target);
        Folders.sync(parent(target));
    }

    /** As {@link #moveOver}, for a file whose reader notices when a power loss took it, and does without. */
    public void moveOverWithoutSync(Path target) throws IOException {
        checkFinished();
        rename(target);
    }

    private void rename(Path target) throws IOException {
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        moved = true;
    }

    /** Removes the temporary name and releases the lock. */
    @Override
    public void close() throws IOException {
        try (channel) {
            if (!moved) {
                Files.deleteIfExists(path);
            }
        } finally {
            LIVE.remove(name);
        }
    }

    /** Deletes the temporary files in a folder whose writers are dead. */
    public static void sweep(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PATTERN)) {
            for (Path file : files) {
                Path name = file.getFileName();
                if (name != null && !LIVE.contains(name.toString())) {
                    sweepOne(file);
                }
            }
        }
    }

    private static void sweepOne(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() != null) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException | AccessDeniedException | OverlappingFileLockException e) {
            // Just finished, another user's, or of this VM under another class loader: not ours to delete.
        }
    }

    /** False when somebody else has the lock. Where a file system knows no locks, the file does without. */
    private static boolean lock(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException | UnsupportedOperationException e) {
            return true;
        }
    }

    private boolean link(Path target) throws IOException {
        try {
            Files.createLink(target, path);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (NoSuchFileException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            // No hard links here. A rename would overwrite, but what it could overwrite in the moment between is the
            // same file of another process.
            if (Files.exists(target)) {
                return false;
            }
            try {
                rename(target);
                return true;
            } catch (IOException failure) {
                failure.addSuppressed(e);
                throw failure;
            }
        }
    }

    private void checkFinished() {
        if (written == null) {
            throw new IllegalStateException("finish comes first");
        }
    }

    private static Path parent(Path target) {
        Path parent = target.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(target + " is no file in a folder");
        }
        return parent;
    }
}
