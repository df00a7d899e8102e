package io.labelwright.engine.intake;

import io.labelwright.engine.store.file.FolderFiles;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP archive that a source reads as the folder which was packed. Nothing is unpacked to the disk: a member's bytes
 * come out of the archive as they are read, and their number and checksum must be those that the archive tells.
 */
public final class ArchiveInput implements SourceInput, Closeable {

    private final String name;
    private final Path file;
    private final LongConsumer progress;
    private @Nullable List<ZipDirectory.Member> members;
    private @Nullable ZipFile open;

    /**
     * An input.
     *
     * @param name the path as the workflow says it
     * @param progress is told how many bytes of all members were unpacked so far; may throw to end the reading
     */
    public ArchiveInput(String name, Path file, LongConsumer progress) {
        this.name = name;
        this.file = file;
        this.progress = progress;
    }

    /** Whether a file is taken for an archive, by its name. */
    public static boolean isArchive(Path file) {
        return isArchive(String.valueOf(file.getFileName()));
    }

    /** Whether a file of this name is an archive. */
    static boolean isArchive(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isFolder() {
        return true;
    }

    @Override
    public List<SourceInput> files() throws IOException {
        var inputs = new ArrayList<SourceInput>();
        long before = 0;
        for (ZipDirectory.Member member : members()) {
            inputs.add(new Entry(member, before));
            before += member.size();
        }
        return inputs;
    }

    private List<ZipDirectory.Member> members() throws IOException {
        if (members == null) {
            var found = new ArrayList<>(ZipDirectory.of(name, file));
            found.sort((left, right) -> FolderFiles.byCodePoint(left.name(), right.name()));
            members = found;
        }
        return members;
    }

    @Override
    public InputStream open() throws IOException {
        throw new IOException(name + " is read as a folder");
    }

    /** Of all members, unpacked. */
    @Override
    public long size() {
        try {
            return members().stream().mapToLong(ZipDirectory.Member::size).sum();
        } catch (IOException | LabelingException e) {
            // Whoever reads it will say so.
            return -1;
        }
    }

    @Override
    public Path path() {
        return file;
    }

    @Override
    public synchronized void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    private synchronized ZipFile archive() throws IOException {
        if (open == null) {
            try {
                open = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            } catch (ZipException e) {
                throw damaged(name, String.valueOf(e.getMessage()));
            }
        }
        return open;
    }

    private static LabelingException damaged(String where, String reason) {
        return new LabelingException(
                StandardError.FILE_NOT_READABLE,
                Place.of(where),
                "the archive is damaged: " + reason,
                "copy or make it again");
    }

    /** A file in the archive. */
    private final class Entry implements SourceInput {

        private final ZipDirectory.Member member;
        private final long before;

        Entry(ZipDirectory.Member member, long before) {
            this.member = member;
            this.before = before;
        }

        @Override
        public String name() {
            return name + "/" + member.name();
        }

        @Override
        public String relativeName() {
            return member.name();
        }

        @Override
        public InputStream open() throws IOException {
            ZipEntry entry = archive().getEntry(member.name());
            if (entry == null) {
                throw damaged(name(), "the file is gone");
            }
            try {
                return new Checked(archive().getInputStream(entry), entry.getCrc());
            } catch (ZipException e) {
                throw damaged(name(), String.valueOf(e.getMessage()));
            }
        }

        @Override
        public long size() {
            return member.size();
        }

        @Override
        public Path path() {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    Place.of(name()),
                    "this format is read here and there, which an archive does not allow",
                    "unpack the archive and name its folder");
        }

        /** Counts and checks what is unpacked. */
        private final class Checked extends FilterInputStream {

            private final CRC32 checksum = new CRC32();
            private final long expected;
            private long count;

            Checked(InputStream in, long expected) {
                super(in);
                this.expected = expected;
            }

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int read;
                try {
                    read = super.read(target, offset, length);
                } catch (ZipException | EOFException e) {
                    throw damaged(name(), String.valueOf(e.getMessage()));
                }
                if (read > 0) {
                    count += read;
                    checksum.update(target, offset, read);
                    progress.accept(before + Math.min(count, member.size()));
                }
                if (count > member.size() || (read < 0 && count != member.size())) {
                    throw damaged(name(), "it does not have the " + member.size() + " bytes that the archive tells");
                }
                if (read < 0 && checksum.getValue() != expected) {
                    throw damaged(name(), "its checksum is wrong");
                }
                return read;
            }

            @Override
            public boolean markSupported() {
                return false;
            }

            @Override
            public long skip(long most) throws IOException {
                // What is skipped is checked, too.
                var skipped = new byte[(int) Math.min(Math.max(most, 0), 1 << 13)];
                return Math.max(0, read(skipped, 0, skipped.length));
            }
        }
    }
}
