package io.labelwright.text.brat;

import io.labelwright.text.Whitespace;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How ids of items are names of files. Values of the key {@code names}. */
public enum FileNames {
    /** The id is the name; an id that can't be one is refused. */
    PLAIN,
    /** Bytes that a name should not have stand as {@code %} and two hex digits. */
    ENCODED;

    private static final String HEX = "0123456789ABCDEF";
    private static final String AVOIDED = "%\\<>:\"|?*";
    /** File systems take 255 bytes; {@code .txt} is added. */
    private static final int LONGEST = 250;

    /** Name of an item's files in their folder, without its ending; empty when the id can't be one. */
    Optional<String> of(String id) {
        String name = this == PLAIN ? id : encoded(id);
        for (String part : name.split("/", -1)) {
            boolean good = !part.isEmpty()
                    && !part.startsWith(".")
                    && part.indexOf('\\') < 0
                    && part.chars().noneMatch(c -> c < ' ' || c == 0x7F || Whitespace.isLineBreak(c))
                    && part.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
            if (!good) {
                return Optional.empty();
            }
        }
        return Optional.of(name);
    }

    /** The id whose files have this name; empty when no id has. */
    Optional<String> id(String name) {
        if (this == PLAIN) {
            return Optional.of(name);
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        var decoded = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                decoded.put(bytes[i]);
                continue;
            }
            int high = i + 2 < bytes.length ? HEX.indexOf(bytes[i + 1]) : -1;
            int low = high >= 0 ? HEX.indexOf(bytes[i + 2]) : -1;
            if (low < 0) {
                return Optional.empty();
            }
            decoded.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String id) {
        var name = new StringBuilder();
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean begins = i == 0 || id.charAt(i - 1) == '/';
            boolean slash = c == '/' && (begins || i == id.length() - 1);
            boolean avoided = c < ' ' || c == 0x7F || AVOIDED.indexOf(c) >= 0 || Whitespace.isLineBreak(c);
            if (slash || avoided || begins && c == '.') {
                for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
                    name.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
                }
            } else {
                name.append(c);
            }
        }
        return name.toString();
    }
}
