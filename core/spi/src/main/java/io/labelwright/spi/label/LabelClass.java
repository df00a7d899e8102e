package io.labelwright.spi.label;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One class of the label schema.
 *
 * @param name its name, in the source spelling of the workflow file
 * @param description for people who label; null when not given
 * @param key keyboard key of the review page; null when not given
 * @param aliases other spellings that imports read as this class
 * @param parent name of the class above it; null when there is none
 */
public record LabelClass(
        String name,
        @Nullable String description,
        @Nullable String key,
        List<String> aliases,
        @Nullable String parent) {

    public LabelClass {
        aliases = List.copyOf(aliases);
    }

    /** The same without its description. */
    LabelClass withoutDescription() {
        return new LabelClass(name, null, key, aliases, parent);
    }

    /** A class of which only the name is known. */
    public static LabelClass of(String name) {
        return new LabelClass(name, null, null, List.of(), null);
    }
}
