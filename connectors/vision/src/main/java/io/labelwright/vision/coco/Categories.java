package io.labelwright.vision.coco;

import io.labelwright.spi.table.Dictionary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The categories of a file. Their ids are texts here: gaps, 0 and ids that are no numbers are all the same to it. */
final class Categories {

    private final Dictionary.Builder ids = new Dictionary.Builder();
    private final List<@Nullable String> names = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Map<Integer, String> refused = new HashMap<>();
    private final StringBuilder json = new StringBuilder("[");

    /** Code of a category's id, which an annotation may name before the file tells what it is. */
    int code(String id) {
        int code = ids.add(id);
        while (names.size() <= code) {
            names.add(null);
        }
        return code;
    }

    /**
     * Adds a category.
     *
     * @param whole all that the file says about it, as JSON
     * @return why it is refused; null when it is not
     */
    @Nullable
    String add(String id, String name, String whole) {
        int code = code(id);
        if (name.isEmpty()) {
            return refuse(code, "the category " + id + " has no name");
        }
        if (names.get(code) != null || refused.containsKey(code)) {
            return "the category id " + id + " comes twice";
        }
        if (!known.add(name)) {
            return refuse(code, "two categories have the name '" + name + "'");
        }
        names.set(code, name);
        json.append(json.length() > 1 ? "," : "").append(whole);
        return null;
    }

    private String refuse(int code, String reason) {
        refused.putIfAbsent(code, reason);
        return reason;
    }

    /** Name of a category; null when there is none. */
    @Nullable
    String name(int code) {
        return names.get(code);
    }

    /** Why annotations of this category can't be used. */
    String problem(int code) {
        String reason = refused.get(code);
        return reason != null
                ? "its category was refused: " + reason
                : "no category has the id " + ids.get(code) + " (category_id)";
    }

    /** Takes every id as a name, for files that do not tell names. */
    void nameByIds() {
        for (int code = 0; code < names.size(); code++) {
            names.set(code, ids.get(code));
        }
    }

    boolean isEmpty() {
        return known.isEmpty();
    }

    /** All categories as a JSON array. */
    String json() {
        return json + "]";
    }
}
