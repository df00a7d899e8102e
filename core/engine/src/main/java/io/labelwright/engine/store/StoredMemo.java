package io.labelwright.engine.store;

import io.labelwright.engine.store.file.Folders;
import io.labelwright.spi.memo.Memo;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A memory in a folder: files to which entries are only added. Each run that has something to keep makes a file of its
 * own, so that runs do not wait for each other; all files are read. An entry is the length of its key and of its value,
 * their checksum, the key, the value. What is cut short or damaged, and what comes behind it in its file, counts as
 * never kept.
 */
public final class StoredMemo implements Memo, Closeable {

    private static final int HEAD = 2 * Integer.BYTES + Long.BYTES;
    private static final int LONGEST_KEY = 800;
    private static final int LONGEST_VALUE = 1 << 26;
    private static final String ENDING = ".memo";

    private final Path folder;
    private final List<FileChannel> files = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();
    private @Nullable FileChannel own;

    /** Where a value stands. */
    private record Place(FileChannel file, long at, int length) {}

    private StoredMemo(Path folder) {
        this.folder = folder;
    }

    /** The memory in a folder, which is made when something is kept. */
    static StoredMemo open(Path folder) throws IOException {
        var memo = new StoredMemo(folder);
        if (Files.isDirectory(folder)) {
            try {
                memo.readAll();
            } catch (IOException | RuntimeException e) {
                memo.close();
                throw e;
            }
        }
        return memo;
    }

    private void readAll() throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + ENDING)) {
            all.forEach(found::add);
        }
        found.sort(null);
        for (Path file : found) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            files.add(channel);
            read(channel);
        }
    }

    private void read(FileChannel file) throws IOException {
        long size = file.size();
        long at = 0;
        while (at + HEAD <= size) {
            ByteBuffer head = bytes(file, at, HEAD);
            int keyLength = head.getInt();
            int valueLength = head.getInt();
            long sum = head.getLong();
            if (keyLength < 1
                    || keyLength > LONGEST_KEY
                    || valueLength < 0
                    || valueLength > LONGEST_VALUE
                    || at + HEAD + keyLength + valueLength > size) {
                return;
            }
            byte[] body = bytes(file, at + HEAD, keyLength + valueLength).array();
            if (sum != checksum(body)) {
                return;
            }
            String key = new String(body, 0, keyLength, StandardCharsets.UTF_8);
            places.putIfAbsent(key, new Place(file, at + HEAD + keyLength, valueLength));
            at += HEAD + body.length;
        }
    }

    private static ByteBuffer bytes(FileChannel file, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new IOException("a file of the memory became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    private static long checksum(byte[] body) {
        var sum = new CRC32();
        sum.update(body);
        return sum.getValue();
    }

    @Override
    public synchronized byte @Nullable [] find(String key) throws IOException {
        Place place = places.get(key);
        return place == null
                ? null
                : bytes(place.file(), place.at(), place.length()).array();
    }

    @Override
    public synchronized void keep(String key, byte[] value) throws IOException {
        if (places.containsKey(key)) {
            return;
        }
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        if (name.length < 1 || name.length > LONGEST_KEY || value.length > LONGEST_VALUE) {
            throw new IllegalArgumentException(
                    "a key of " + name.length + " bytes with a value of " + value.length + " can't be kept");
        }
        FileChannel file = own();
        var body = new byte[name.length + value.length];
        System.arraycopy(name, 0, body, 0, name.length);
        System.arraycopy(value, 0, body, name.length, value.length);
        ByteBuffer entry = ByteBuffer.allocate(HEAD + body.length)
                .putInt(name.length)
                .putInt(value.length)
                .putLong(checksum(body))
                .put(body)
                .flip();
        long at = file.size();
        while (entry.hasRemaining()) {
            file.write(entry, at + entry.position());
        }
        places.put(key, new Place(file, at + HEAD + name.length, value.length));
    }

    /** The file of this run. Its name means nothing: what is in it stands there with its key. */
    private FileChannel own() throws IOException {
        if (own == null) {
            Folders.create(folder);
            own = FileChannel.open(
                    folder.resolve(UUID.randomUUID() + ENDING),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            files.add(own);
        }
        return own;
    }

    @Override
    public synchronized void sync() throws IOException {
        if (own != null) {
            own.force(true);
            Folders.sync(folder);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        IOException failure = null;
        for (FileChannel file : files) {
            try {
                file.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        files.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
