package io.labelwright.text.conll;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How tags say where a name begins and ends. Which tags may follow each other is a matter of two neighbours in all of
 * them; {@link Tag#OUTSIDE} stands before the first and behind the last token of a sentence.
 */
enum TagScheme {
    /** {@code I-X} inside a name; {@code B-X} only where one begins right behind another of the same class. */
    IOB1,
    /** {@code B-X} for the first token of every name, {@code I-X} for the others. */
    IOB2,
    /**
     * {@code U-X} for a name of one token; else {@code B-X}, {@code I-X}, and {@code L-X} for the last one. IOBES is
     * the same with S and E.
     */
    BILUO;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Why a tag can't follow another; null when it can. */
    @Nullable
    String breach(Tag previous, Tag tag) {
        boolean inside = (previous.letter() == 'I' || previous.letter() == 'B') && previous.isOf(tag);
        if (this == BILUO) {
            boolean open = previous.letter() == 'B' || previous.letter() == 'I';
            boolean goesOn = tag.letter() == 'I' || tag.letter() == 'L';
            if (goesOn && !inside) {
                return tag + " goes on with a name that does not begin in the line before";
            }
            return open && !goesOn
                    ? "the name that ends before " + tag + " has no last tag L-" + previous.label()
                    : null;
        }
        if (tag.letter() == 'L' || tag.letter() == 'U') {
            return tag + " is no tag of the scheme " + word();
        }
        if (this == IOB2) {
            return tag.letter() == 'I' && !inside
                    ? tag + " goes on with a name that does not begin in the line before"
                    : null;
        }
        return tag.letter() == 'B' && !inside
                ? tag + " is for a name right behind another of its class, and none ends in the line before"
                : null;
    }

    /**
     * Letter of a token of a name.
     *
     * @param index the token's number in the name, from 0
     * @param length how many tokens the name has
     * @param behind whether a name of the same class ends right before it
     */
    char letter(int index, int length, boolean behind) {
        return switch (this) {
            case IOB1 -> index == 0 && behind ? 'B' : 'I';
            case IOB2 -> index == 0 ? 'B' : 'I';
            case BILUO -> length == 1 ? 'U' : index == 0 ? 'B' : index == length - 1 ? 'L' : 'I';
        };
    }
}
