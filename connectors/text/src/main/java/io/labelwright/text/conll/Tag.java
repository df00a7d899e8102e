package io.labelwright.text.conll;

import org.jspecify.annotations.Nullable;

/**
 * A tag: {@code O}, or a letter, a hyphen and the name of a class, which may hold hyphens itself.
 *
 * @param letter O, I, B, L or U; E of the scheme IOBES is read as L, and S as U
 * @param label name of the class; empty for O
 */
record Tag(char letter, String label) {

    static final Tag OUTSIDE = new Tag('O', "");

    /** The tag of this spelling; null when it is none. */
    static @Nullable Tag of(String text) {
        if (text.equals("O")) {
            return OUTSIDE;
        }
        if (text.length() < 3 || text.charAt(1) != '-') {
            return null;
        }
        char letter = switch (text.charAt(0)) {
            case 'I' -> 'I';
            case 'B' -> 'B';
            case 'L', 'E' -> 'L';
            case 'U', 'S' -> 'U';
            default -> 'O';
        };
        return letter == 'O' ? null : new Tag(letter, text.substring(2));
    }

    boolean isOutside() {
        return letter == 'O';
    }

    boolean isOf(Tag other) {
        return label.equals(other.label);
    }

    /** Whether a name begins with this tag, in any scheme. */
    boolean beginsAfter(Tag previous) {
        return letter == 'B' || letter == 'U' || !isOutside() && !isOf(previous);
    }

    @Override
    public String toString() {
        return isOutside() ? "O" : letter + "-" + label;
    }
}
