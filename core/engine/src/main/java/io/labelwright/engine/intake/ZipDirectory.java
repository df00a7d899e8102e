package io.labelwright.engine.intake;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The central directory of a ZIP archive (APPNOTE 6.3, with ZIP64), read before anything is unpacked. The JDK's own
 * reader says neither what is a symbolic link nor what is encrypted, and takes two entries of one name.
 */
final class ZipDirectory {

    /** The most entries. */
    static final int ENTRIES = 1_000_000;
    /** The most bytes that all entries together may unpack to. */
    static final long TOTAL = 64L << 30;
    /** How many times its packed size an entry may have, above {@link #SMALL}. */
    static final int RATIO = 200;

    static final long SMALL = 16L << 20;

    private static final int END = 0x06054B50;
    private static final int END64_LOCATOR = 0x07064B50;
    private static final int END64 = 0x06064B50;
    private static final int ENTRY = 0x02014B50;
    private static final int END_SIZE = 22;
    private static final int LOCATOR_SIZE = 20;
    private static final int ENTRY_SIZE = 46;
    private static final int ENCRYPTED = 1;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int UNIX = 3;
    private static final int FILE_TYPE = 0xF000;
    private static final int LINK = 0xA000;
    private static final int NONE_64 = 0xFFFF;
    private static final long NONE_32 = 0xFFFF_FFFFL;

    /**
     * A file in the archive.
     *
     * @param name with {@code /} between
     * @param size unpacked
     */
    record Member(String name, long size) {}

    private final String archive;
    private final Set<String> names = new HashSet<>();
    private final List<Member> members = new ArrayList<>();
    private long packed;
    private long unpacked;

    private ZipDirectory(String archive) {
        this.archive = archive;
    }

    /**
     * The files of an archive in its order, without hidden ones and symbolic links, as of a folder.
     *
     * @param archive the path as the workflow says it
     * @throws LabelingException when it is no archive, a damaged one, or one that nobody should unpack
     */
    static List<Member> of(String archive, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new ZipDirectory(archive).read(channel);
        }
    }

    private List<Member> read(FileChannel channel) throws IOException {
        long size = channel.size();
        int tail = (int) Math.min(size, END_SIZE + 0xFFFF + LOCATOR_SIZE);
        ByteBuffer last = bytes(channel, size - tail, tail);
        int end = end(last);
        if (end < 0) {
            throw refused("it is no ZIP archive, or was cut off", "copy or make it again");
        }
        long count = last.getShort(end + 10) & NONE_64;
        long length = last.getInt(end + 12) & NONE_32;
        long start = last.getInt(end + 16) & NONE_32;
        long limit = size - tail + end;
        int locator = end - LOCATOR_SIZE;
        if (locator >= 0 && last.getInt(locator) == END64_LOCATOR) {
            long at = last.getLong(locator + 8);
            if (at < 0 || at > size - 56) {
                throw damaged("its ZIP64 directory lies outside of it");
            }
            ByteBuffer wide = bytes(channel, at, 56);
            if (wide.getInt(0) != END64) {
                throw damaged("its ZIP64 directory is missing");
            }
            count = wide.getLong(32);
            length = wide.getLong(40);
            start = wide.getLong(48);
            limit = at;
        }
        if (count < 0 || count > ENTRIES) {
            throw refused("it has " + count + " entries, at most " + ENTRIES + " are read", "unpack it");
        }
        if (start < 0 || length < 0 || start + length != limit || length > Integer.MAX_VALUE - 64) {
            throw damaged("its directory does not end where it says");
        }
        entries(bytes(channel, start, (int) length), (int) count);
        if (packed > size) {
            throw refused("its entries take " + packed + " bytes and lie over each other", "unpack it with care");
        }
        return members;
    }

    private static int end(ByteBuffer last) {
        for (int at = last.limit() - END_SIZE; at >= 0; at--) {
            if (last.getInt(at) == END && at + END_SIZE + (last.getShort(at + 20) & 0xFFFF) == last.limit()) {
                return at;
            }
        }
        return -1;
    }

    private static ByteBuffer bytes(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new IOException("the archive became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    private void entries(ByteBuffer directory, int count) {
        for (int i = 0; i < count; i++) {
            int at = directory.position();
            if (directory.remaining() < ENTRY_SIZE || directory.getInt(at) != ENTRY) {
                throw damaged("its directory has fewer than the " + count + " entries that it says");
            }
            int nameLength = directory.getShort(at + 28) & 0xFFFF;
            int extraLength = directory.getShort(at + 30) & 0xFFFF;
            int whole = ENTRY_SIZE + nameLength + extraLength + (directory.getShort(at + 32) & 0xFFFF);
            if (directory.remaining() < whole) {
                throw damaged("its directory was cut off");
            }
            var name = new byte[nameLength];
            directory.get(at + ENTRY_SIZE, name);
            long[] sizes = {directory.getInt(at + 24) & NONE_32, directory.getInt(at + 20) & NONE_32};
            wide(directory.slice(at + ENTRY_SIZE + nameLength, extraLength).order(ByteOrder.LITTLE_ENDIAN), sizes);
            int system = directory.getShort(at + 4) >> 8 & 0xFF;
            int mode = directory.getInt(at + 38) >>> 16;
            entry(
                    text(name),
                    directory.getShort(at + 8),
                    directory.getShort(at + 10),
                    sizes[0],
                    sizes[1],
                    system == UNIX && (mode & FILE_TYPE) == LINK);
            directory.position(at + whole);
        }
        if (directory.hasRemaining()) {
            throw damaged("its directory has more than the " + count + " entries that it says");
        }
    }

    /** Sizes that do not fit in 32 bits stand in an extra field, in this order. */
    private void wide(ByteBuffer extra, long[] sizes) {
        while (extra.remaining() >= 4) {
            int id = extra.getShort() & 0xFFFF;
            int length = extra.getShort() & 0xFFFF;
            if (length > extra.remaining()) {
                // Padding of some programs.
                return;
            }
            int next = extra.position() + length;
            for (int i = 0; id == 1 && i < 2; i++) {
                if (sizes[i] == NONE_32) {
                    if (next - extra.position() < 8) {
                        throw damaged("an entry has no size");
                    }
                    sizes[i] = extra.getLong();
                }
            }
            extra.position(next);
        }
    }

    private String text(byte[] name) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(
                    "the name of an entry is no UTF-8: '" + new String(name, StandardCharsets.ISO_8859_1) + "'",
                    "unpack it, or pack it with a program that writes UTF-8");
        }
    }

    private void entry(String name, int flags, int method, long size, long compressed, boolean link) {
        boolean folder = name.endsWith("/");
        String path = folder ? name.substring(0, name.length() - 1) : name;
        String problem = problem(path);
        if (problem != null) {
            throw refused("the entry '" + name + "' " + problem, "nothing of it was taken; ask where it comes from");
        }
        if (!names.add(path)) {
            throw refused("two entries are called '" + name + "'", "unpack it and look which is right");
        }
        if ((flags & ENCRYPTED) != 0) {
            throw refused("the entry '" + name + "' is encrypted", "unpack it, or pack it without a password");
        }
        if (size < 0 || compressed < 0) {
            throw damaged("the entry '" + name + "' has a size below 0");
        }
        packed += compressed;
        unpacked += size;
        if (unpacked < 0 || unpacked > TOTAL || packed < 0) {
            throw refused("it unpacks to more than " + (TOTAL >> 30) + " GiB", "unpack it, if you trust it");
        }
        if (size > SMALL && size / RATIO > compressed) {
            throw refused(
                    "the entry '" + name + "' unpacks to " + size + " bytes from " + compressed + ", more than " + RATIO
                            + " times as many",
                    "unpack it, if you trust it");
        }
        if (folder || link || isHidden(path)) {
            return;
        }
        if (path.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            throw refused("it holds the archive '" + name + "', and archives in archives are not read", "unpack it");
        }
        if (method != STORED && method != DEFLATED) {
            throw refused(
                    "the entry '" + name + "' is packed by method " + method + ", which is not read",
                    "unpack it, or pack it with deflate, as zip does");
        }
        members.add(new Member(path, size));
    }

    private static boolean isHidden(String path) {
        return path.startsWith(".") || path.contains("/.");
    }

    private static @Nullable String problem(String path) {
        if (path.startsWith("/") || path.matches("(?s)[A-Za-z]:.*")) {
            return "has an absolute name";
        }
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                return "leads out of the archive";
            }
            if (part.isEmpty() || part.equals(".")) {
                return "has a name with an empty part";
            }
        }
        return path.chars().anyMatch(c -> c == '\\' || c < ' ' || c == 0x7F)
                ? "has a backslash or a control character in its name"
                : null;
    }

    private LabelingException damaged(String reason) {
        return refused("it is damaged: " + reason, "copy or make it again");
    }

    private LabelingException refused(String reason, String hint) {
        return new LabelingException(
                StandardError.FILE_NOT_READABLE, Place.of(archive), "the archive can't be read: " + reason, hint);
    }
}
