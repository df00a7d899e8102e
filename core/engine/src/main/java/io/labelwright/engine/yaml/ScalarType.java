package io.labelwright.engine.yaml;

/** What a scalar is under the core schema of YAML 1.2, in which {@code no}, {@code off} and {@code yes} are texts. */
public enum ScalarType {
    NULL("nothing"),
    BOOLEAN("true or false"),
    /** A whole number that fits a long. */
    INTEGER("a whole number"),
    NUMBER("a number"),
    TEXT("text");

    private final String words;

    ScalarType(String words) {
        this.words = words;
    }

    /** What to call it in a message. */
    public String words() {
        return words;
    }
}
