package io.labelwright.engine.store;

import io.labelwright.engine.store.file.FileProblems;
import io.labelwright.engine.store.file.FolderFiles;
import io.labelwright.engine.store.file.Sha256;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Hashes of source files. A file is hashed again only when its size, times or inode changed since; what the memo knows
 * is part of no key, and losing it costs time only. Safe for several threads.
 *
 * <p>A file that was changed less than two seconds before it was hashed is not remembered: it could change again
 * without its times telling. Neither is one whose times lie in the future.
 */
public final class FileHashes {

    private static final Duration UNSETTLED = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 3;
    private static final int MOST_FILES = 100_000;
    private static final int BUFFER = 1 << 18;
    private static final JsonFactory JSON = new JsonFactory();

    private final Path memo;
    private final RecordFiles records;
    private final InstantSource clock;
    private @Nullable Map<String, Entry> entries;
    private boolean changed;

    /** A hash and what the file looked like when it was made. */
    private record Entry(String look, String sha256) {}

    /** What can be seen of a file without reading it, and when it last changed. */
    private record Look(String text, Instant changed) {}

    FileHashes(Path memo, RecordFiles records, InstantSource clock) {
        this.memo = memo;
        this.records = records;
        this.clock = clock;
    }

    /**
     * The SHA-256 of a file's bytes; of a folder the hash of the names and bytes of its files.
     *
     * @throws LabelingException when it cannot be read, or is being written
     */
    public String sha256(Path file) {
        try {
            if (Files.isDirectory(file)) {
                Map<String, String> hashes = new LinkedHashMap<>();
                FolderFiles.of(file).forEach((name, member) -> hashes.put(name, sha256(member)));
                return FolderFiles.sha256(hashes);
            }
            String name = file.toAbsolutePath().normalize().toString();
            Look look = look(file);
            Entry known = entry(name);
            if (known != null && known.look().equals(look.text())) {
                return known.sha256();
            }
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Instant start = clock.instant();
                String sha256 = hash(file);
                Look after = look(file);
                if (after.text().equals(look.text())) {
                    boolean settled = after.changed().isBefore(start.minus(UNSETTLED));
                    remember(name, settled ? new Entry(after.text(), sha256) : null);
                    return sha256;
                }
                look = after;
            }
            throw new LabelingException(
                    StandardError.FILE_NOT_READABLE,
                    Place.of(file.toString()),
                    "it changes while it is read",
                    "wait until the program that writes it is done");
        } catch (IOException e) {
            throw FileProblems.of(StandardError.FILE_NOT_READABLE, "read", file, e);
        }
    }

    /** Writes the memo for the next run, if anything was added. */
    public synchronized void save() {
        Path folder = memo.getParent();
        if (!changed || entries == null || folder == null || !Files.isDirectory(folder)) {
            // Where there is no store, none is made for the sake of a memo.
            return;
        }
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            entries.forEach((name, entry) -> {
                json.writeArrayPropertyStart(name);
                json.writeString(entry.look());
                json.writeString(entry.sha256());
                json.writeEndArray();
            });
            json.writeEndObject();
        }
        try {
            records.replaceWithoutSync(memo, text.toString());
            changed = false;
        } catch (IOException e) {
            throw FileProblems.of(StandardError.STORE, "write", memo, e);
        }
    }

    private synchronized @Nullable Entry entry(String name) throws IOException {
        return entries().get(name);
    }

    private synchronized void remember(String name, @Nullable Entry entry) throws IOException {
        Map<String, Entry> all = entries();
        Entry before = all.remove(name);
        if (entry != null) {
            all.put(name, entry);
            if (all.size() > MOST_FILES) {
                all.remove(all.keySet().iterator().next());
            }
        }
        changed |= !Objects.equals(before, entry);
    }

    private synchronized Map<String, Entry> entries() throws IOException {
        Map<String, Entry> all = entries;
        if (all == null) {
            all = records.read(memo).map(FileHashes::parse).orElseGet(LinkedHashMap::new);
            entries = all;
        }
        return all;
    }

    private static Map<String, Entry> parse(String text) {
        var all = new LinkedHashMap<String, Entry>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                String look = json.nextStringValue();
                String sha256 = json.nextStringValue();
                json.nextToken();
                if (look != null && sha256 != null) {
                    all.put(name, new Entry(look, sha256));
                }
            }
        } catch (JacksonException e) {
            // Written by another version: what it knew is found out again.
            all.clear();
        }
        return all;
    }

    private static Look look(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Instant modified = attributes.lastModifiedTime().toInstant();
        Instant changed = modified;
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(file, "unix:ctime") instanceof FileTime time) {
            // Unlike the time of modification nobody can set it back.
            changed = time.toInstant();
        }
        String text = attributes.size() + " " + modified + " " + changed + " " + attributes.fileKey();
        return new Look(text, changed.isAfter(modified) ? changed : modified);
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        var buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return Sha256.hex(digest);
    }
}
