package io.labelwright.files.text;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/** The value of the config key {@code encoding}: the IANA name of a character encoding. */
public final class Encodings {

    private Encodings() {}

    /**
     * The encoding of this name, upper or lower case.
     *
     * @throws IllegalArgumentException when this Java does not know it; the message is for the author of the workflow
     */
    public static Charset named(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException(
                    "encoding: '" + name
                            + "' is not known; write for example utf-8, utf-16, iso-8859-1 or windows-1252",
                    e);
        }
    }
}
