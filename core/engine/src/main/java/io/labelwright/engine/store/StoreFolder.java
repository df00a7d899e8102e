package io.labelwright.engine.store;

import io.labelwright.engine.store.file.Folders;
import io.labelwright.engine.store.file.PendingFile;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The folders of a store, and the file that says in which format they are. */
record StoreFolder(Path root) {

    static final int FORMAT = 2;

    /** Records in files, before there was a database. */
    static final int FILES = 1;

    private static final String FORMAT_START = "labelwright store ";

    /** What may be in a folder without a format file: left by an opening cut short, made by another just now. */
    private static final Set<String> NAMES = Set.of(
            "format",
            "objects",
            "stages",
            "latest",
            "runs",
            "set-aside",
            "tmp",
            "lock",
            "lock-owner",
            "file-hashes.json",
            "remote-files.json",
            "memo",
            "store.db",
            "store.db-wal",
            "store.db-shm",
            "store.db-journal",
            "lost+found");

    /** Whether a file is one that a store in this folder keeps for itself. */
    boolean owns(Path file) {
        return file.startsWith(root)
                && NAMES.contains(String.valueOf(root.relativize(file).getName(0)));
    }

    Path objects() {
        return root.resolve("objects");
    }

    Path stages() {
        return root.resolve("stages");
    }

    Path latest() {
        return root.resolve("latest");
    }

    Path runs() {
        return root.resolve("runs");
    }

    Path database() {
        return root.resolve("store.db");
    }

    Path setAside() {
        return root.resolve("set-aside");
    }

    Path temporary() {
        return root.resolve("tmp");
    }

    Path fileHashes() {
        return root.resolve("file-hashes.json");
    }

    Path memo() {
        return root.resolve("memo");
    }

    Path remoteFiles() {
        return root.resolve("remote-files.json");
    }

    private Path format() {
        return root.resolve("format");
    }

    /**
     * Creates what is missing, refuses what is not ours, deletes what dead processes left.
     *
     * @return the format that the folder has
     */
    int open() throws IOException {
        Folders.create(root);
        int format = readFormat();
        if (format == 0) {
            checkOurs();
            create();
            format = FORMAT;
        }
        for (Path folder : folders()) {
            Folders.create(folder);
        }
        PendingFile.sweep(temporary());
        return format;
    }

    /** The folder now has the format of this version. */
    void upgraded() throws IOException {
        try (PendingFile pending = PendingFile.begin(temporary())) {
            write(pending);
            pending.moveOver(format());
        }
    }

    /** Whether a folder is that of a store, of whatever version. */
    static boolean isStore(Path root) {
        try {
            return Files.readString(root.resolve("format"), StandardCharsets.ISO_8859_1)
                    .startsWith(FORMAT_START);
        } catch (IOException e) {
            return false;
        }
    }

    private int readFormat() throws IOException {
        String text;
        try {
            text = Files.readString(format(), StandardCharsets.ISO_8859_1).strip();
        } catch (NoSuchFileException e) {
            return 0;
        }
        for (int known : new int[] {FORMAT, FILES}) {
            if (text.equals(FORMAT_START + known)) {
                return known;
            }
        }
        boolean store = text.startsWith(FORMAT_START);
        throw new LabelingException(
                StandardError.STORE,
                Place.of(format().toString()),
                store
                        ? "the store was made by a newer Labelwright: its format is "
                                + text.substring(FORMAT_START.length()) + ", this one knows " + FORMAT
                        : "the folder is no store of Labelwright",
                store ? "use that version, or give another folder with --store" : "give another folder with --store");
    }

    /** A folder with other things in it was given by mistake. */
    private void checkOurs() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root)) {
            for (Path file : files) {
                if (!NAMES.contains(String.valueOf(file.getFileName()))) {
                    throw new LabelingException(
                            StandardError.STORE,
                            Place.of(root.toString()),
                            "the folder is no store and not empty: it holds " + file.getFileName(),
                            "give an empty or new folder with --store");
                }
            }
        }
    }

    private List<Path> folders() {
        return List.of(objects(), setAside(), temporary());
    }

    /** The format file comes last: where it is, the folders are too, and were synced with it. */
    private void create() throws IOException {
        for (Path folder : folders()) {
            createFolder(folder);
        }
        for (int prefix = 0; prefix < 256; prefix++) {
            createFolder(objects().resolve(Integer.toHexString(prefix | 256).substring(1)));
        }
        Folders.sync(objects());
        try (PendingFile pending = PendingFile.begin(temporary())) {
            write(pending);
            pending.linkTo(format());
        }
    }

    private static void write(PendingFile pending) throws IOException {
        pending.output().write((FORMAT_START + FORMAT + "\n").getBytes(StandardCharsets.US_ASCII));
        pending.finish();
    }

    private static void createFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }
}
