package io.labelwright.spi.label;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What one label says. The words of YAML are the lower-case names. */
public enum Task {
    /** One class per item. */
    CLASSIFICATION,
    /** Any number of classes per item. */
    MULTI_LABEL,
    /** One class per item, and the classes have an order. */
    ORDINAL,
    /** A number per item. */
    NUMERIC,
    /** Which of two items is better. */
    PAIRWISE,
    /** Labelled stretches of a text. */
    SPANS,
    /** Labelled boxes in an image. */
    BOXES,
    /** A text per item. */
    TEXT;

    /** The word used in YAML. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether each answer names exactly one of a list of classes. */
    public boolean categorical() {
        return this == CLASSIFICATION || this == ORDINAL;
    }

    /** The task with this word, if there is one. */
    public static Optional<Task> ofWord(String word) {
        return Arrays.stream(values()).filter(task -> task.word().equals(word)).findFirst();
    }
}
