package io.labelwright.engine.store;

import io.labelwright.engine.store.file.FileProblems;
import io.labelwright.engine.store.file.Folders;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** Keeps what a damaged row held in a file and warns. */
    void keep(String what, String name, String content) {
        try {
            Folders.create(folder);
            Path file = free(Path.of(what, name + ".txt"));
            Files.writeString(file, content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw FileProblems.of(StandardError.STORE, "write", folder, e);
        }
        problems.accept(Problem.warning(
                StandardError.STORE,
                null,
                "the record of the " + what + " " + name + " was damaged: its bytes are not those that were written;"
                        + " what is left of it is in " + folder + " and what it held is made again",
                "check the disk if this happens more than once, with 'labelwright store check'"));
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
