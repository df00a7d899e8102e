package io.labelwright.engine.yaml;

import io.labelwright.spi.problem.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list or map whose end was not read yet. */
final class OpenNode {

    private final boolean map;
    private final boolean flow;
    private final boolean inFlowList;
    private final Place place;
    private final @Nullable String anchor;
    private final List<Node> items = new ArrayList<>();
    private final Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
    private boolean wantsKey = true;
    private @Nullable String key;
    private Place keyPlace;
    private boolean keyMerges;
    private boolean implicitPair;
    private MapNode.@Nullable Entry merge;
    private long nodes;
    private int height;

    OpenNode(boolean map, boolean flow, boolean inFlowList, Place place, @Nullable String anchor) {
        this.map = map;
        this.flow = flow;
        this.inFlowList = inFlowList;
        this.place = place;
        this.keyPlace = place;
        this.anchor = anchor;
    }

    boolean isMap() {
        return map;
    }

    boolean isFlowList() {
        return !map && flow;
    }

    /** Whether this is the map that YAML makes of {@code [a: b]}: no brace stands before its key. */
    boolean isImplicitPair() {
        return implicitPair;
    }

    Place place() {
        return place;
    }

    @Nullable
    String anchor() {
        return anchor;
    }

    List<Node> items() {
        return items;
    }

    Map<String, MapNode.Entry> entries() {
        return entries;
    }

    boolean wantsKey() {
        return map && wantsKey;
    }

    /** Takes the key of the next value. */
    void key(String text, Place at, boolean merges) {
        implicitPair = inFlowList && at.equals(place);
        key = text;
        keyPlace = at;
        keyMerges = merges;
        wantsKey = false;
    }

    /** The next value has no usable key. */
    void droppedKey() {
        key = null;
        wantsKey = false;
    }

    /** Takes the value of the last key; null when that key was dropped. */
    MapNode.@Nullable Entry entry(Node value) {
        wantsKey = true;
        if (key == null) {
            return null;
        }
        var entry = new MapNode.Entry(key, keyPlace, value);
        if (keyMerges) {
            merge = entry;
        }
        return entry;
    }

    /** The entry of the key {@code <<}; null when there is none. */
    MapNode.@Nullable Entry merge() {
        return merge;
    }

    void count(long moreNodes, int childHeight) {
        nodes += moreNodes;
        height = Math.max(height, childHeight);
    }

    long nodes() {
        return nodes;
    }

    int height() {
        return height;
    }
}
