package io.labelwright.engine.store;

import io.labelwright.engine.store.file.FileProblems;
import io.labelwright.engine.store.file.Folders;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies a store while runs go on: first the database as it is at one moment, then the objects, all of which were there
 * before the records that name them. The copy is a folder with everything in it, also of a store on a server, and is
 * read back before it gets its name.
 */
public final class StoreBackup {

    private final Store store;
    private final boolean copy;
    private long linked;
    private long copied;

    private StoreBackup(Store store, boolean copy) {
        this.store = store;
        this.copy = copy;
    }

    /**
     * What was copied.
     *
     * @param linked objects that are the same files, on the same disk, under a second name
     * @param copied objects that were copied
     * @param check what reading it back showed
     */
    public record Result(long linked, long copied, StoreCheck.Result check) {}

    /**
     * Copies a store.
     *
     * @param target a folder that does not exist or is empty
     * @param copy whether to copy what could be linked
     */
    public static Result of(Store store, Path target, boolean copy) {
        try {
            return new StoreBackup(store, copy).into(target.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw FileProblems.of(StandardError.STORE, "write the copy", target, e);
        }
    }

    private Result into(Path target) throws IOException {
        if (Files.exists(target)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(target)) {
                if (files.iterator().hasNext()) {
                    throw new LabelingException(
                            StandardError.STORE,
                            Place.of(target.toString()),
                            "the folder for the copy is not empty",
                            "give a new folder");
                }
            }
            Files.delete(target);
        }
        Path parent = target.getParent();
        Path unfinished = target.resolveSibling(
                target.getFileName() + ".unfinished-" + ProcessHandle.current().pid());
        Folders.create(unfinished);
        store.database().copyTo(unfinished.resolve("store.db"));
        objects(unfinished.resolve("objects"));
        StoreCheck.Result check = readBack(unfinished);
        if (!check.problems().isEmpty()) {
            throw new LabelingException(
                    StandardError.STORE,
                    Place.of(unfinished.toString()),
                    "the copy is not whole: " + check.problems().get(0)
                            + (check.problems().size() == 1
                                    ? ""
                                    : " and " + (check.problems().size() - 1) + " more"),
                    "see 'labelwright store check' about the store itself; the copy is kept under this name");
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        if (parent != null) {
            Folders.sync(parent);
        }
        return new Result(linked, copied, check);
    }

    private void objects(Path to) throws IOException {
        Folders.create(to);
        List<Path> folders = new ArrayList<>();
        ObjectWalk.each(
                store.folder().objects(),
                (sha256, file) -> {
                    Path folder = to.resolve(sha256.substring(0, 2));
                    if (folders.isEmpty() || !folders.get(folders.size() - 1).equals(folder)) {
                        Files.createDirectories(folder);
                        folders.add(folder);
                    }
                    try {
                        object(file, folder.resolve(sha256.substring(2)));
                    } catch (NoSuchFileException e) {
                        // Set aside or cleaned away meanwhile; reading back will tell if it is missed.
                        return;
                    }
                },
                (name, file) -> {});
        for (Path folder : folders) {
            Folders.sync(folder);
        }
        Folders.sync(to);
    }

    private void object(Path from, Path to) throws IOException {
        if (!copy) {
            try {
                Files.createLink(to, from);
                linked++;
                return;
            } catch (NoSuchFileException e) {
                throw e;
            } catch (FileSystemException | UnsupportedOperationException e) {
                // Another disk, or no links there: a copy does.
                Files.deleteIfExists(to);
            }
        }
        Files.copy(from, to);
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        copied++;
    }

    /** Opening it also gives it its format, as the last thing. */
    private static StoreCheck.Result readBack(Path folder) {
        var warnings = new ArrayList<String>();
        try (Store back = Store.open(folder, problem -> warnings.add(problem.message()))) {
            StoreCheck.Result check = StoreCheck.of(back);
            warnings.addAll(check.problems());
            return new StoreCheck.Result(warnings, check.objects(), check.records(), check.answers());
        }
    }
}
