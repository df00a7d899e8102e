package io.labelwright.engine.store;

import io.labelwright.engine.store.file.CorruptFileException;
import io.labelwright.engine.store.file.Folders;
import io.labelwright.engine.store.file.HashedInput;
import io.labelwright.engine.store.file.HashedOutput;
import io.labelwright.engine.store.file.IoConsumer;
import io.labelwright.engine.store.file.PendingFile;
import io.labelwright.engine.store.file.Sha256;
import io.labelwright.engine.store.file.Written;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files named by the hash of their bytes. */
final class ObjectFiles {

    private static final int ATTEMPTS = 3;

    private final Path folder;
    private final Path temporary;
    private final SetAside setAside;

    ObjectFiles(Path folder, Path temporary, SetAside setAside) {
        this.folder = folder;
        this.temporary = temporary;
        this.setAside = setAside;
    }

    /** Makes a value of an object's bytes. */
    @FunctionalInterface
    interface ObjectReader<T> {
        T read(HashedInput in) throws IOException;
    }

    Path path(String sha256) {
        Sha256.checked(sha256);
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
    }

    boolean has(String sha256) {
        return Files.isRegularFile(path(sha256));
    }

    /** Commits what the writer writes; when the object is there already, and whole, it stays as it is. */
    Written put(IoConsumer<HashedOutput> writer) throws IOException {
        try (PendingFile pending = PendingFile.begin(temporary)) {
            writer.accept(pending.output());
            Written written = pending.finish();
            Path target = path(written.sha256());
            Folders.create(folder.resolve(written.sha256().substring(0, 2)));
            for (int attempt = 0; !pending.linkTo(target); attempt++) {
                if (read(written.sha256(), in -> written).isPresent()) {
                    return written;
                }
                if (attempt == ATTEMPTS) {
                    throw new CorruptFileException("the disk does not give back what is written to it");
                }
            }
            return written;
        }
    }

    /** The object, unless it is not there or is damaged, in which case it is set aside. */
    <T> Optional<T> read(String sha256, ObjectReader<T> reader) throws IOException {
        Path path = path(sha256);
        String damage = "";
        // Only what is wrong twice is wrong: another process may have put a whole one in place meanwhile.
        for (int attempt = 0; attempt < 2; attempt++) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                return Optional.of(read(channel, sha256, reader));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            } catch (CorruptFileException e) {
                damage = String.valueOf(e.getMessage());
            }
        }
        setAside.take(path, damage);
        return Optional.empty();
    }

    private static <T> T read(FileChannel channel, String sha256, ObjectReader<T> reader) throws IOException {
        var in = new HashedInput(channel);
        T value = null;
        CorruptFileException malformed = null;
        try {
            value = reader.read(in);
        } catch (CorruptFileException e) {
            malformed = e;
        }
        if (!in.finish().equals(sha256)) {
            throw new CorruptFileException("its bytes are not those that were written");
        }
        return whole(value, malformed);
    }

    private static <T> T whole(@Nullable T value, @Nullable CorruptFileException malformed) throws IOException {
        if (value == null) {
            throw new IOException("the file is whole, but this version cannot read it: "
                    + (malformed == null ? "it holds nothing" : malformed.getMessage()));
        }
        return value;
    }
}
