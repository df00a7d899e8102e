package io.labelwright.onnx.token;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Objects;

/** What BERT's tokenizer takes a character for, the same on every JDK: as the reference tokenizer does. */
enum CharacterClass {
    /** Left out: accents, control and format characters, private use. */
    REMOVED,
    /** Ends a word. */
    SPACE,
    /** A word of its own: punctuation, Chinese. */
    ALONE;

    private final BitSet characters = new BitSet();

    static {
        try (InputStream in =
                Objects.requireNonNull(CharacterClass.class.getResourceAsStream("character-classes.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(CharacterClass::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line has the name of a class and ranges in hexadecimal. */
    private static void read(String line) {
        String[] parts = line.split(" ", -1);
        for (CharacterClass one : values()) {
            if (one.name().equalsIgnoreCase(parts[0])) {
                for (int i = 1; i < parts.length; i++) {
                    String[] ends = parts[i].split("-", -1);
                    one.characters.set(Integer.parseInt(ends[0], 16), Integer.parseInt(ends[ends.length - 1], 16) + 1);
                }
            }
        }
    }

    boolean has(int character) {
        return characters.get(character);
    }
}
