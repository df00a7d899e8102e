package io.labelwright.platforms.record;

/**
 * Names of fields for keys of a format and back. A key is the field's name, but for those that mean something else in
 * tables ({@code id}, {@code item}, what starts with {@code _}) or here: they get {@code data.} before them.
 */
public final class FieldKeys {

    private static final String PREFIX = "data.";

    private FieldKeys() {}

    /** The field of a key. */
    public static String field(String key) {
        return isTaken(key) ? PREFIX + key : key;
    }

    /** The key of a field. */
    public static String key(String field) {
        return field.startsWith(PREFIX) && isTaken(field.substring(PREFIX.length()))
                ? field.substring(PREFIX.length())
                : field;
    }

    private static boolean isTaken(String key) {
        String rest = key;
        while (rest.startsWith(PREFIX)) {
            rest = rest.substring(PREFIX.length());
        }
        return rest.equals("id") || rest.equals("item") || rest.startsWith("_") || rest.startsWith("meta.");
    }
}
