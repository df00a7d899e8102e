package io.labelwright.engine.plugin;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a config value looks like.
 *
 * @param kind its kind
 * @param wide of an integer: whether it has 64 bits instead of 32
 * @param element of a list or map: the type of its values; else null
 * @param keys of a record: its keys; else empty
 * @param words of a word: those allowed; else empty
 */
public record ValueType(
        Kind kind, boolean wide, @Nullable ValueType element, List<KeyDescriptor> keys, List<String> words) {

    /** Kinds of values. */
    public enum Kind {
        TEXT,
        INTEGER,
        NUMBER,
        BOOLEAN,
        WORD,
        LIST,
        MAP,
        RECORD;

        /** The word of the descriptor and of the reference. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ValueType {
        keys = List.copyOf(keys);
        words = List.copyOf(words);
        if (element == null && (kind == Kind.LIST || kind == Kind.MAP)) {
            throw new IllegalArgumentException("a " + kind.word() + " needs an element type");
        }
    }

    /** Whether a key inside of a value of this type, at any depth, is such a key. */
    public boolean holds(Predicate<KeyDescriptor> such) {
        return keys.stream().anyMatch(key -> such.test(key) || key.type().holds(such))
                || (element != null && element.holds(such));
    }

    /** The type of the values of this list or map. */
    public ValueType elements() {
        if (element == null) {
            throw new IllegalStateException("a " + kind.word() + " has no elements");
        }
        return element;
    }
}
