package io.labelwright.engine.store;

import io.labelwright.engine.store.database.Database;
import io.labelwright.engine.store.database.ServerLock;
import io.labelwright.engine.store.file.FileProblems;
import io.labelwright.engine.store.file.PendingFile;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The right to run on a store, held by one run at a time. It is a lock of the operating system on the file
 * {@code lock}: it ends with its process, whatever becomes of that, so there is never one to remove by hand. Who holds
 * it stands in {@code lock-owner}, a file of its own, because opening and closing the locked file in the same process
 * would let go of the lock. A store whose database is on a server has a {@link ServerLock} beside it, since a lock on a
 * file means nothing to machines that have other files, or share them by a file system without locks.
 */
public final class StoreLock implements AutoCloseable {

    private static final long POLL_MILLIS = 100;

    /** Stores that this Java VM has locked: it must not open their lock files again. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final Path held;
    private final FileChannel channel;
    private @Nullable ServerLock server;

    private StoreLock(Path root, Path held, FileChannel channel) {
        this.root = root;
        this.held = held;
        this.channel = channel;
    }

    /** The lock, unless another run has it. */
    static Optional<StoreLock> tryAcquire(Path root, Path temporary, Database database) {
        try {
            Path held = root.toRealPath();
            if (!HELD.add(held)) {
                return Optional.empty();
            }
            StoreLock lock = null;
            boolean taken = false;
            try {
                lock = tryOpen(root, held);
                if (lock != null && lock.takeServer(database)) {
                    lock.writeOwner(temporary);
                    taken = true;
                }
                return taken ? Optional.ofNullable(lock) : Optional.empty();
            } finally {
                if (!taken) {
                    HELD.remove(held);
                    if (lock != null) {
                        // A full disk took the owner's file, or another machine has the store. Else this VM would have
                        // the lock until its end.
                        lock.letGo();
                    }
                }
            }
        } catch (IOException e) {
            throw FileProblems.of(StandardError.STORE, "lock the store", root, e);
        }
    }

    /**
     * The lock, as soon as no other run has it.
     *
     * @param waiting told once who has it, if somebody has
     * @throws LabelingException when the thread is interrupted
     */
    static StoreLock acquire(Path root, Path temporary, Database database, Consumer<Optional<StoreOwner>> waiting) {
        boolean told = false;
        while (true) {
            Optional<StoreLock> lock = tryAcquire(root, temporary, database);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (!told) {
                waiting.accept(owner(root, database));
                told = true;
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LabelingException(
                        StandardError.INTERRUPTED, "interrupted while another run had the store " + root, e);
            }
        }
    }

    /** Who took the lock last; that he still has it is for {@link #tryAcquire} to say. */
    static Optional<StoreOwner> owner(Path root, Database database) {
        if (database.isShared()) {
            Optional<StoreOwner> owner = database.lockOwner().flatMap(StoreOwner::parse);
            if (owner.isPresent()) {
                return owner;
            }
        }
        try {
            return StoreOwner.parse(Files.readString(ownerFile(root), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FileProblems.of(StandardError.STORE, "read the owner of the store", root, e);
        }
    }

    /** Lets the next run have the store. */
    @Override
    public void close() {
        try {
            try {
                Files.deleteIfExists(ownerFile(root));
            } finally {
                letGo();
            }
        } catch (IOException e) {
            throw FileProblems.of(StandardError.STORE, "unlock the store", root, e);
        } finally {
            HELD.remove(held);
        }
    }

    private boolean takeServer(Database database) {
        if (!database.isShared()) {
            return true;
        }
        Optional<ServerLock> taken = database.tryLock(StoreOwner.current().line());
        server = taken.orElse(null);
        return taken.isPresent();
    }

    private void letGo() throws IOException {
        try (channel) {
            if (server != null) {
                server.close();
            }
        }
    }

    private static @Nullable StoreLock tryOpen(Path root, Path held) throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        StoreLock lock = null;
        try {
            if (channel.tryLock() != null) {
                lock = new StoreLock(root, held, channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held by this VM under another class loader.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock;
    }

    private void writeOwner(Path temporary) throws IOException {
        try (PendingFile pending = PendingFile.begin(temporary)) {
            pending.output().write(StoreOwner.current().line().getBytes(StandardCharsets.UTF_8));
            pending.finish();
            pending.moveOverWithoutSync(ownerFile(root));
        }
    }

    private static Path ownerFile(Path root) {
        return root.resolve("lock-owner");
    }
}
