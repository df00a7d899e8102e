package io.labelwright.engine.store.file;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A folder of files that is written under a temporary name beside its final place: {@link #file} for each file, then
 * {@link #moveOver}; {@link #close} in any case. A {@link PendingFile} of the same name holds the lock that tells an
 * orphan from a folder that is still being written.
 *
 * <p>POSIX has no call that replaces one folder by another, so the old one is renamed away first. A kill between the
 * two renames leaves neither under the final name; the run that comes after it writes the folder again.
 */
public final class PendingFolder implements AutoCloseable {

    private static final String SUFFIX = ".d";
    private static final String OLD = ".old" + SUFFIX;

    private final Path target;
    private final PendingFile mark;
    private final Path parent;
    private final Path folder;
    private final Map<String, String> hashes = new TreeMap<>();
    private final Set<String> begun = new HashSet<>();
    private final Set<Path> folders = new LinkedHashSet<>();
    private long bytes;

    private PendingFolder(Path target, PendingFile mark, Path parent, Path folder) {
        this.target = target;
        this.mark = mark;
        this.parent = parent;
        this.folder = folder;
    }

    /** Starts a folder that shall be at {@code target}; missing folders above it are created. */
    public static PendingFolder begin(Path target) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        if (parent == null) {
            throw new LabelingException(
                    StandardError.INPUT_OUTPUT,
                    null,
                    "cannot replace " + target,
                    "give the path of a folder in another");
        }
        Folders.create(parent);
        sweep(parent);
        PendingFile mark = PendingFile.begin(parent);
        try {
            Path folder = parent.resolve(mark.name() + SUFFIX);
            Files.createDirectory(folder);
            var pending = new PendingFolder(target, mark, parent, folder);
            pending.folders.add(folder);
            return pending;
        } catch (IOException e) {
            mark.close();
            throw e;
        }
    }

    /**
     * Begins a file.
     *
     * @param relativeName its place in the folder, with {@code /} between
     * @return buffered; its closing makes the file durable
     */
    public OutputStream file(String relativeName) throws IOException {
        Path at = folder;
        String[] parts = relativeName.split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].isEmpty()
                    || parts[i].startsWith(".")
                    || parts[i].indexOf('\0') >= 0
                    || parts[i].indexOf('\\') >= 0) {
                throw new LabelingException(
                        StandardError.PATH_OUTSIDE,
                        null,
                        "'" + relativeName.replace('\0', '?') + "' is no name for a file of " + target,
                        "no part of it may be empty, start with a dot or hold a backslash");
            }
            at = at.resolve(parts[i]);
            if (i < parts.length - 1 && folders.add(at)) {
                Files.createDirectories(at);
            }
        }
        if (!begun.add(relativeName.toLowerCase(Locale.ROOT))) {
            throw new LabelingException(
                    StandardError.SAME_OUTPUT,
                    null,
                    "two files of " + target + " would have the name '" + relativeName + "'",
                    "give the items names that differ in more than the case of letters");
        }
        FileChannel channel = FileChannel.open(at, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new Member(relativeName, channel, new HashedOutput(channel));
    }

    /**
     * Makes everything durable and puts it in place of the folder that is there.
     *
     * @param known relative names of files that an earlier export wrote there
     * @return the hash of the folder, as {@link FolderFiles#sha256} has it
     * @throws LabelingException when the folder that is there holds a file that no export wrote
     */
    public Written moveOver(Set<String> known) throws IOException {
        for (Path each : folders) {
            Folders.sync(each);
        }
        if (Files.exists(target)) {
            checkForeign(known);
            Path old = parent.resolve(mark.name() + OLD);
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(parent);
            delete(old);
        } else {
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(parent);
        }
        return new Written(FolderFiles.sha256(ordered()), bytes);
    }

    private Map<String, String> ordered() throws IOException {
        var ordered = new LinkedHashMap<String, String>();
        for (String name : FolderFiles.of(target).keySet()) {
            ordered.put(name, hashes.getOrDefault(name, ""));
        }
        return ordered;
    }

    /** Files that people put there are theirs. */
    private void checkForeign(Set<String> known) throws IOException {
        Set<String> foreign = new TreeSet<>();
        Files.walkFileTree(target, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = target.relativize(file).toString().replace('\\', '/');
                if (!attributes.isRegularFile() || (!known.contains(name) && !hashes.containsKey(name))) {
                    foreign.add(name);
                    return FileVisitResult.TERMINATE;
                }
                return FileVisitResult.CONTINUE;
            }
        });
        if (!foreign.isEmpty()) {
            throw new LabelingException(
                    StandardError.SAME_OUTPUT,
                    null,
                    "the folder " + target + " holds '" + foreign.iterator().next()
                            + "', which no export wrote, and would be replaced",
                    "move it away, or choose another folder");
        }
    }

    /** Removes what is left under temporary names. */
    @Override
    public void close() throws IOException {
        try (mark) {
            if (Files.exists(folder)) {
                delete(folder);
            }
        }
    }

    /** Deletes temporary folders whose writers are dead. */
    private static void sweep(Path parent) throws IOException {
        PendingFile.sweep(parent);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, PendingFile.PATTERN + "*" + SUFFIX)) {
            for (Path each : left) {
                String name = String.valueOf(each.getFileName());
                String suffix = name.endsWith(OLD) ? OLD : SUFFIX;
                if (!Files.exists(parent.resolve(name.substring(0, name.length() - suffix.length())))) {
                    delete(each);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** One file of the folder. */
    private final class Member extends FilterOutputStream {

        private final String name;
        private final FileChannel channel;
        private final HashedOutput hashed;

        Member(String name, FileChannel channel, HashedOutput hashed) {
            super(hashed);
            this.name = name;
            this.channel = channel;
            this.hashed = hashed;
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            hashed.write(source, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (!channel.isOpen()) {
                return;
            }
            try (channel) {
                Written written = hashed.finish();
                channel.force(true);
                hashes.put(name, written.sha256());
                bytes += written.bytes();
            }
        }
    }
}
