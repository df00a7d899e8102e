package io.labelwright.platforms.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/** A JSON value of one record. Numbers keep their spelling, so that an id above 2^53 stays exact. */
public sealed interface Json {

    /** An object; members in the order of the file. */
    record Members(Map<String, Json> values) implements Json {}

    /** An array. */
    record Elements(List<Json> values) implements Json {}

    /** A string. */
    record Text(String value) implements Json {}

    /** A number as it is spelt. */
    record Numeral(String spelling) implements Json {}

    /** True or false. */
    record Flag(boolean value) implements Json {}

    /** Null, or a member that is not there. */
    enum Nothing implements Json {
        /** The only one. */
        VALUE
    }

    /** The member with this name; {@link Nothing} when there is none or this is no object. */
    default Json get(String name) {
        return this instanceof Members members ? members.values().getOrDefault(name, Nothing.VALUE) : Nothing.VALUE;
    }

    /** The elements of an array; none when this is no array. */
    default List<Json> elements() {
        return this instanceof Elements array ? array.values() : List.of();
    }

    /** The members of an object; none when this is no object. */
    default Map<String, Json> members() {
        return this instanceof Members object ? object.values() : Map.of();
    }

    /** Whether this is null or not there. */
    default boolean isNothing() {
        return this instanceof Nothing;
    }

    /** Whether this is {@code true}. */
    default boolean isTrue() {
        return this instanceof Flag flag && flag.value();
    }

    /** The text of a string, number or truth value that is not empty; null for all else. */
    default @Nullable String scalar() {
        String text = this instanceof Members || this instanceof Elements ? "" : field();
        return text.isEmpty() ? null : text;
    }

    /** As the field of an item: scalars as they are, arrays and objects as compact JSON, nothing as the empty text. */
    default String field() {
        if (this instanceof Text text) {
            return text.value();
        }
        return isNothing() ? "" : compact();
    }

    /** JSON without spaces. */
    default String compact() {
        var text = new StringBuilder();
        print(text);
        return text.toString();
    }

    /** Appends JSON without spaces. */
    default void print(StringBuilder into) {
        if (this instanceof Members object) {
            into.append('{');
            String separator = "";
            for (Map.Entry<String, Json> member : object.values().entrySet()) {
                into.append(separator);
                quote(member.getKey(), into);
                into.append(':');
                member.getValue().print(into);
                separator = ",";
            }
            into.append('}');
        } else if (this instanceof Elements array) {
            into.append('[');
            String separator = "";
            for (Json element : array.values()) {
                into.append(separator);
                element.print(into);
                separator = ",";
            }
            into.append(']');
        } else if (this instanceof Text string) {
            quote(string.value(), into);
        } else if (this instanceof Numeral number) {
            into.append(number.spelling());
        } else if (this instanceof Flag flag) {
            into.append(flag.value());
        } else {
            into.append("null");
        }
    }

    private static void quote(String text, StringBuilder into) {
        into.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, into);
        into.append('"');
    }
}
