package io.labelwright.vision.image;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names of files beside images, for formats that have one file an image. */
public final class FileNames {

    private static final Set<String> EXTENSIONS = Set.of("jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp");
    private static final int LONGEST = 200;

    private final Map<String, String> itemsByName = new HashMap<>();
    private final String format;

    /**
     * Names of one export.
     *
     * @param format the id of the export, for messages
     */
    public FileNames(String format) {
        this.format = format;
    }

    /** Whether a file's name says that it is an image. */
    public static boolean isImage(String name) {
        return !stem(name).equals(name);
    }

    /** The name of an image without what says that it is one. */
    public static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1
                        && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))
                ? name.substring(0, dot)
                : name;
    }

    /**
     * A name for formats that say the image's own inside of the file: what no file's name may have is written as
     * {@code %HEX} of its UTF-8 bytes, and so is the percent sign itself.
     */
    public static String encoded(String name) {
        var text = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean startsPart = text.length() == 0 || text.charAt(text.length() - 1) == '/';
            boolean unsafe = (b >= 0 && b < ' ') || b == 0x7F || "\\:%*?\"<>|".indexOf(b) >= 0;
            if (unsafe || (startsPart && (b == '.' || b == '/'))) {
                text.append('%');
                text.append(Character.toUpperCase(Character.forDigit(b >> 4 & 0xF, 16)));
                text.append(Character.toUpperCase(Character.forDigit(b & 0xF, 16)));
            } else {
                text.append((char) (b & 0xFF));
            }
        }
        return new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /**
     * Takes a name for an image's file, which no other image may have.
     *
     * @throws LabelingException when it is taken, also in other letters' case, or can be no name of a file
     */
    public String take(String name, LabelledImage image) {
        for (String part : name.split("/", -1)) {
            String problem = problem(part);
            if (!problem.isEmpty()) {
                throw new LabelingException(
                        StandardError.WRONG_NAME,
                        null,
                        format + ": the image '" + image.file() + "' of the item '" + image.item()
                                + "' can't name a file: " + problem,
                        "give the item a field 'image' that is a path below the folder of images");
            }
        }
        String other = itemsByName.put(name.toLowerCase(Locale.ROOT), image.item());
        if (other != null) {
            throw new LabelingException(
                    StandardError.CONFLICTING_ITEM,
                    null,
                    format + ": the items '" + other + "' and '" + image.item() + "' would both be the file '" + name
                            + "'",
                    "give them different fields 'image', in folders for example");
        }
        return name;
    }

    private static String problem(String part) {
        if (part.isEmpty()) {
            return "a part of it is empty";
        }
        if (part.startsWith(".")) {
            return "a part of it starts with a dot";
        }
        if (part.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return "a part of it has more than " + LONGEST + " bytes";
        }
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c < ' ' || c == 0x7F || c == '\\' || c == ':') {
                return "it has the character U+" + String.format(Locale.ROOT, "%04X", (int) c);
            }
        }
        return "";
    }
}
