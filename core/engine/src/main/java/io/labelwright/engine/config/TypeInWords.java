package io.labelwright.engine.config;

import io.labelwright.engine.plugin.KeyDescriptor;
import io.labelwright.engine.plugin.ValueType;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** What a config value has to be, for messages. */
final class TypeInWords {

    private TypeInWords() {}

    static String of(ValueType type) {
        return switch (type.kind()) {
            case TEXT -> "text";
            case WORD -> "one of " + String.join(", ", type.words());
            case BOOLEAN -> "true or false";
            case INTEGER -> "a whole number";
            case NUMBER -> "a number";
            case LIST -> "a list (each entry: " + of(type.elements()) + ")";
            case MAP -> "a map (each value: " + of(type.elements()) + ")";
            case RECORD ->
                "a map with keys of "
                        + type.keys().stream().map(KeyDescriptor::name).collect(Collectors.joining(", "));
            case CHOICE -> anyOf(type);
        };
    }

    private static String anyOf(ValueType choice) {
        var all = new ArrayList<String>();
        for (KeyDescriptor alternative : choice.alternatives()) {
            ValueType type = alternative.type();
            if (type.kind() == ValueType.Kind.WORD) {
                all.addAll(type.words());
            } else {
                all.add(of(type));
            }
        }
        int last = all.size() - 1;
        return last == 0 ? all.get(0) : String.join(", ", all.subList(0, last)) + " or " + all.get(last);
    }
}
