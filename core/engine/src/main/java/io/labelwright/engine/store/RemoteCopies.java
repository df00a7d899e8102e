package io.labelwright.engine.store;

import io.labelwright.engine.store.file.FileProblems;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.remote.RemoteVersion;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What is known of remote files: which version was seen last, and the hash of its bytes, which for files that were read
 * is the name of an object with them. Part of no key; losing it costs another transfer. Safe for several threads.
 */
public final class RemoteCopies {

    private static final int MOST_FILES = 250_000;
    private static final JsonFactory JSON = new JsonFactory();

    private final Path memo;
    private final RecordFiles records;
    private @Nullable Map<String, Copy> copies;

    /**
     * A remote file as it was when it was last read or written.
     *
     * @param version what its server said of it
     * @param sha256 the hash of its bytes
     */
    public record Copy(RemoteVersion version, String sha256) {}

    RemoteCopies(Path memo, RecordFiles records) {
        this.memo = memo;
        this.records = records;
    }

    /**
     * What is known of a file.
     *
     * @param address as it is shown, without secrets
     */
    public synchronized Optional<Copy> find(String address) {
        return Optional.ofNullable(copies().get(address));
    }

    /** Remembers what a file is now. */
    public void remember(String address, Copy copy) {
        remember(Map.of(address, copy));
    }

    /** Remembers what files are now, by their addresses. */
    public synchronized void remember(Map<String, Copy> fresh) {
        Map<String, Copy> all = copies();
        boolean changed = false;
        for (Map.Entry<String, Copy> file : fresh.entrySet()) {
            changed |= !file.getValue().equals(all.remove(file.getKey()));
            all.put(file.getKey(), file.getValue());
            if (all.size() > MOST_FILES) {
                all.remove(all.keySet().iterator().next());
            }
        }
        if (!changed) {
            return;
        }
        try {
            records.replaceWithoutSync(memo, print(all));
        } catch (IOException e) {
            throw FileProblems.of(StandardError.STORE, "write", memo, e);
        }
    }

    private Map<String, Copy> copies() {
        Map<String, Copy> all = copies;
        if (all == null) {
            try {
                all = records.read(memo).map(RemoteCopies::parse).orElseGet(LinkedHashMap::new);
            } catch (IOException e) {
                throw FileProblems.of(StandardError.STORE, "read", memo, e);
            }
            copies = all;
        }
        return all;
    }

    private static String print(Map<String, Copy> all) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            all.forEach((address, copy) -> {
                json.writeArrayPropertyStart(address);
                json.writeString(copy.version().etag());
                json.writeString(copy.version().modified());
                json.writeString(Long.toString(copy.version().size()));
                json.writeString(copy.sha256());
                json.writeEndArray();
            });
            json.writeEndObject();
        }
        return text.toString();
    }

    private static Map<String, Copy> parse(String text) {
        var all = new LinkedHashMap<String, Copy>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String address = json.currentName();
                json.nextToken();
                String etag = json.nextStringValue();
                String modified = json.nextStringValue();
                String size = json.nextStringValue();
                String sha256 = json.nextStringValue();
                json.nextToken();
                if (etag != null && modified != null && size != null && sha256 != null) {
                    all.put(address, new Copy(new RemoteVersion(etag, modified, Long.parseLong(size), ""), sha256));
                }
            }
        } catch (JacksonException | NumberFormatException e) {
            // Written by another version: what it knew is found out again.
            all.clear();
        }
        return all;
    }
}
