package io.labelwright.spi.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person says about an item. The words of files are the lower-case names. */
public enum Verdict {
    /** The item is of this class. */
    ANSWER,
    /** The item is not of this class. */
    REJECT,
    /** The person can't or won't say. */
    SKIP,
    /** Something is wrong with the item itself. */
    FLAG,
    /** The person has seen the answers of others, which differ, and decides. */
    ADJUDICATE;

    /** The word used in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it comes with a class. */
    public boolean namesClass() {
        return this == ANSWER || this == REJECT || this == ADJUDICATE;
    }

    /** The verdict with this word, if there is one. */
    public static Optional<Verdict> ofWord(String word) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.word().equals(word))
                .findFirst();
    }
}
