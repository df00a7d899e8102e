package io.labelwright.engine.yaml;

import io.labelwright.spi.problem.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A YAML mapping whose keys are texts. Keys keep the order of the file; keys of a merge stand where the merge stood.
 */
public final class MapNode implements Node {

    /**
     * One key with its value.
     *
     * @param key source spelling of the key
     * @param keyPlace where the key starts
     * @param value what stands behind it
     */
    public record Entry(String key, Place keyPlace, Node value) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<Entry> inOrder;
    private final Place place;

    /** A map of these entries. */
    public MapNode(List<Entry> entries, Place place) {
        this.inOrder = List.copyOf(entries);
        this.place = place;
        for (Entry entry : inOrder) {
            if (this.entries.put(entry.key(), entry) != null) {
                throw new IllegalArgumentException("key twice: " + entry.key());
            }
        }
    }

    /** The entries in order. */
    public List<Entry> entries() {
        return inOrder;
    }

    /** The keys in order. */
    public Set<String> keys() {
        return java.util.Collections.unmodifiableSet(entries.keySet());
    }

    /** The entry of this key; null when there is none. */
    public @Nullable Entry entry(String key) {
        return entries.get(key);
    }

    /** The value of this key; null when there is none. */
    public @Nullable Node get(String key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public String kind() {
        return "a map";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MapNode map && map.inOrder.equals(inOrder) && map.place.equals(place);
    }

    @Override
    public int hashCode() {
        return 31 * inOrder.hashCode() + place.hashCode();
    }

    @Override
    public String toString() {
        return "MapNode[entries=" + inOrder + ", place=" + place + "]";
    }
}
