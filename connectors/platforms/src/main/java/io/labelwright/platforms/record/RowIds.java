package io.labelwright.platforms.record;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The ids of items whose records may have none: then it is the number of the record, from 0. Whether records have ids
 * is decided by the first.
 */
public final class RowIds {

    /** The key in which our exports keep the id of the item, since platforms give ids of their own. */
    public static final String ITEM_KEY = "labelwright_item";

    private final @Nullable String key;
    private final String usual;
    private long number;
    private @Nullable Boolean numbered;

    /**
     * Ids of a file.
     *
     * @param key the key that the workflow names; null for {@link #ITEM_KEY}, else the usual one, else the number
     * @param usual the key that the format has
     */
    public RowIds(@Nullable String key, String usual) {
        this.key = key;
        this.usual = usual;
    }

    /** The keys that are no fields, since they are the id. */
    public boolean isId(String name) {
        return name.equals(ITEM_KEY) || name.equals(key == null ? usual : key);
    }

    /**
     * The id of the next record.
     *
     * @throws Refusal when it has none and should
     */
    public String next(Json record) throws Refusal {
        long row = number++;
        if (key != null) {
            return required(record.get(key).scalar(), key);
        }
        String own = record.get(ITEM_KEY).scalar();
        if (own != null) {
            return own;
        }
        String id = record.get(usual).scalar();
        if (numbered == null) {
            numbered = id == null;
        }
        if (numbered && id == null) {
            return Long.toString(row);
        }
        if (numbered) {
            throw new Refusal("the record has the " + usual + " '" + id + "' and the first one has none");
        }
        return required(id, usual);
    }

    private static String required(@Nullable String id, String key) throws Refusal {
        if (id == null) {
            throw new Refusal("no '" + key + "', which is the item's id (item_id)");
        }
        return id;
    }
}
