package io.labelwright.engine.store;

import io.labelwright.engine.store.file.CorruptFileException;
import io.labelwright.engine.store.file.Folders;
import io.labelwright.engine.store.file.PendingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Small sealed JSON files under names of their own. */
final class RecordFiles {

    private final Path temporary;
    private final SetAside setAside;

    RecordFiles(Path temporary, SetAside setAside) {
        this.temporary = temporary;
        this.setAside = setAside;
    }

    /** Commits a file unless there is one, and says whether it did. */
    boolean putIfAbsent(Path target, String json) throws IOException {
        try (PendingFile pending = PendingFile.begin(temporary)) {
            write(pending, target, json);
            return pending.linkTo(target);
        }
    }

    /** Commits a file in place of the one that is there. */
    void replace(Path target, String json) throws IOException {
        try (PendingFile pending = PendingFile.begin(temporary)) {
            write(pending, target, json);
            pending.moveOver(target);
        }
    }

    /** As {@link #replace}, for what a power loss may take: a torn file reads as none. */
    void replaceWithoutSync(Path target, String json) throws IOException {
        try (PendingFile pending = PendingFile.begin(temporary)) {
            write(pending, target, json);
            pending.moveOverWithoutSync(target);
        }
    }

    /** What the file holds; a damaged one is set aside. */
    Optional<String> read(Path file) throws IOException {
        String damage = "";
        for (int attempt = 0; attempt < 2; attempt++) {
            try {
                return Optional.of(SealedText.open(Files.readAllBytes(file)));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            } catch (CorruptFileException e) {
                damage = String.valueOf(e.getMessage());
            }
        }
        setAside.take(file, damage);
        return Optional.empty();
    }

    /** Moves away a file whose seal is good and whose content is of no use. */
    void discard(Path file, String why) throws IOException {
        setAside.take(file, why);
    }

    private static void write(PendingFile pending, Path target, String json) throws IOException {
        Path folder = target.getParent();
        if (folder != null) {
            Folders.create(folder);
        }
        pending.output().write(SealedText.seal(json));
        pending.finish();
    }
}
