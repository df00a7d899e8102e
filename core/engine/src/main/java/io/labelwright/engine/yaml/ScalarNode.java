package io.labelwright.engine.yaml;

import io.labelwright.spi.problem.Place;
import org.jspecify.annotations.Nullable;

/**
 * A YAML scalar, with its spelling before YAML gave it a type: {@code 017} is the text {@code 017} for who asks for
 * text and the number 17 for who asks for a number.
 *
 * @param text the spelling in the file, or the content when it was quoted or a block scalar. For a secret this is the
 *     secret itself: never print it, say {@link #shown()}
 * @param quoted whether it is text whatever it looks like
 * @param secret whether its text must never be shown, stored or hashed
 * @param place where it starts
 */
public record ScalarNode(String text, boolean quoted, boolean secret, Place place) implements Node {

    /** A scalar that is no secret. */
    public ScalarNode(String text, boolean quoted, Place place) {
        this(text, quoted, false, place);
    }

    /** A text whose content is never shown. */
    public static ScalarNode secret(String text, Place place) {
        return new ScalarNode(text, true, true, place);
    }

    /** What it is under the core schema. */
    public ScalarType type() {
        return quoted ? ScalarType.TEXT : CoreSchema.type(text);
    }

    /** The value under the core schema: null, a Boolean, a Long, a finite Double or a String. */
    public @Nullable Object value() {
        return quoted ? text : CoreSchema.value(text);
    }

    /** Whether nothing, {@code null} or {@code ~} was written without quotes. */
    public boolean isNull() {
        return type() == ScalarType.NULL;
    }

    /** The text for messages: quoted, clipped, control characters escaped, {@code ***} for a secret. */
    public String shown() {
        return secret ? "***" : SafeText.quoted(text);
    }

    @Override
    public String kind() {
        return secret ? "a secret" : type().words();
    }

    @Override
    public String toString() {
        return shown();
    }
}
