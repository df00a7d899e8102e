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
 * @param alternatives of a choice: each thing that the value may be, with its bounds and marks, as a key of the same
 *     name: at most one word, number (whole or not), list and map, so that the value's shape tells which; else empty
 */
public record ValueType(
        Kind kind,
        boolean wide,
        @Nullable ValueType element,
        List<KeyDescriptor> keys,
        List<String> words,
        List<KeyDescriptor> alternatives) {

    /** Kinds of values. */
    public enum Kind {
        TEXT,
        INTEGER,
        NUMBER,
        BOOLEAN,
        WORD,
        LIST,
        MAP,
        RECORD,
        CHOICE;

        /** The word of the descriptor and of the reference. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ValueType {
        keys = List.copyOf(keys);
        words = List.copyOf(words);
        alternatives = List.copyOf(alternatives);
        if (element == null && (kind == Kind.LIST || kind == Kind.MAP)) {
            throw new IllegalArgumentException("a " + kind.word() + " needs an element type");
        }
    }

    /** A type of which there is no more to say than its kind. */
    public static ValueType of(Kind kind) {
        return new ValueType(kind, false, null, List.of(), List.of(), List.of());
    }

    /** Whether a key inside of a value of this type, or one of its alternatives, at any depth, is such a key. */
    public boolean holds(Predicate<KeyDescriptor> such) {
        return hold(keys, such) || hold(alternatives, such) || (element != null && element.holds(such));
    }

    private static boolean hold(List<KeyDescriptor> keys, Predicate<KeyDescriptor> such) {
        // A loop, not a stream: it is asked of every key of thousands of stages.
        for (KeyDescriptor key : keys) {
            if (such.test(key) || key.type().holds(such)) {
                return true;
            }
        }
        return false;
    }

    /** The alternative of one of these kinds; null when there is none. */
    public @Nullable KeyDescriptor alternative(Kind... kinds) {
        for (KeyDescriptor alternative : alternatives) {
            if (List.of(kinds).contains(alternative.type().kind())) {
                return alternative;
            }
        }
        return null;
    }

    /** The type of the values of this list or map. */
    public ValueType elements() {
        if (element == null) {
            throw new IllegalStateException("a " + kind.word() + " has no elements");
        }
        return element;
    }
}
