package io.labelwright.platforms.labelstudio;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.Refusal;
import org.jspecify.annotations.Nullable;

/** The ids of items by the key {@code item_id}. Whether tasks have ids of their own is decided by the first. */
final class ItemIds {

    private final String from;
    private long number;
    private @Nullable Boolean numbered;

    ItemIds(String from) {
        this.from = from;
    }

    /**
     * The id of the next record.
     *
     * @param data what the task is about
     * @throws Refusal when it has none
     */
    String next(Json record, Json data) throws Refusal {
        long row = number++;
        if (!from.equals("auto")) {
            Json found = from.startsWith("data.")
                    ? data.get(from.substring(5))
                    : from.startsWith("meta.") ? record.get("meta").get(from.substring(5)) : record.get(from);
            return required(found.scalar(), from);
        }
        String own = data.get(LabelStudioSource.ITEM_KEY).scalar();
        if (own != null) {
            return own;
        }
        String id = record.get("id").scalar();
        if (numbered == null) {
            numbered = id == null;
        }
        if (numbered) {
            if (id != null) {
                throw new Refusal("the task has the id " + id + " and the first one has none; say item_id");
            }
            return Long.toString(row);
        }
        return required(id, "id");
    }

    private static String required(@Nullable String id, String from) throws Refusal {
        if (id == null) {
            throw new Refusal("no " + from + ", which is the item's id (item_id)");
        }
        return id;
    }
}
