package io.labelwright.engine.store;

import io.labelwright.engine.store.file.Folders;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/** Where damaged files go, so that nothing uses them and somebody can look at them. */
final class SetAside {

    private final Path folder;
    private final Consumer<Problem> problems;

    SetAside(Path folder, Consumer<Problem> problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** Moves a damaged file away and warns; nothing happens when another process was quicker. */
    void take(Path file, String why) throws IOException {
        Folders.create(folder);
        try {
            Files.move(file, free(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return;
        }
        problems.accept(Problem.warning(
                StandardError.STORE,
                Place.of(file.toString()),
                "damaged, " + why + "; it was moved to " + folder + " and what it held is made again",
                "check the disk if this happens more than once"));
    }

    private Path free(Path file) {
        Path parent = file.getParent();
        String name = (parent == null ? "" : parent.getFileName() + "-") + file.getFileName();
        Path target;
        do {
            target = folder.resolve(name + "." + Long.toHexString(System.nanoTime()));
        } while (Files.exists(target));
        return target;
    }
}
