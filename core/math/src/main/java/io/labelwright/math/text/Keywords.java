package io.labelwright.math.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds words and phrases of a list in texts. Capitals do not count, and any white space in a phrase stands for any
 * white space in the text. A word is found where it stands as a word, {@code win} not in {@code winter}; a phrase may
 * have other characters at its ends, such as {@code c++} or {@code $$$}, which are found anywhere. May be used by
 * several threads.
 *
 * <p>The list is a tree of characters that is walked from each place where a word may begin. Cost O(characters of the
 * text times length of the longest phrase that fits), whatever the number of phrases.
 */
public final class Keywords {

    private static final Letters LETTERS = Letters.unicode14();

    private final Node root = new Node();
    private final int size;

    private Keywords(Collection<String> phrases) {
        int added = 0;
        for (String phrase : phrases) {
            int[] characters = folded(phrase);
            if (characters.length > 0) {
                added += add(characters);
            }
        }
        this.size = added;
    }

    /** A list of words and phrases; those without a character other than white space are left out. */
    public static Keywords of(Collection<String> phrases) {
        return new Keywords(phrases);
    }

    /** How many different ones there are. */
    public int size() {
        return size;
    }

    private int add(int[] characters) {
        Node at = root;
        for (int c : characters) {
            at = at.child(c);
        }
        boolean isNew = !at.ends;
        at.ends = true;
        return isNew ? 1 : 0;
    }

    /** Whether any of them stands in the text. */
    public boolean isIn(String text) {
        return count(text, 1) > 0;
    }

    /** How often they stand in the text; of those that begin at one place the longest, and none inside another. */
    public int count(String text) {
        return count(text, Integer.MAX_VALUE);
    }

    private int count(String text, int most) {
        int[] characters = folded(text);
        int count = 0;
        int at = 0;
        while (at < characters.length && count < most) {
            int end = end(characters, at);
            count += end > at ? 1 : 0;
            at = Math.max(end, at + 1);
        }
        return count;
    }

    /** Where the longest phrase ends that begins here; -1 for none. */
    private int end(int[] characters, int from) {
        if (from > 0 && !Words.isBorder(characters[from - 1], characters[from])) {
            return -1;
        }
        int end = -1;
        Node node = root;
        for (int at = from; at < characters.length; at++) {
            node = node.find(characters[at]);
            if (node == null) {
                break;
            }
            if (node.ends && (at + 1 == characters.length || Words.isBorder(characters[at], characters[at + 1]))) {
                end = at + 1;
            }
        }
        return end;
    }

    /** The characters in small letters with single spaces between. */
    private static int[] folded(String text) {
        String lower = LETTERS.lower(text);
        var characters = new int[lower.length()];
        int size = 0;
        for (int at = 0; at < lower.length(); ) {
            int c = lower.codePointAt(at);
            at += Character.charCount(c);
            if (!Letters.isSpace(c)) {
                characters[size++] = c;
            } else if (size > 0 && characters[size - 1] != ' ') {
                characters[size++] = ' ';
            }
        }
        return Arrays.copyOf(characters, size > 0 && characters[size - 1] == ' ' ? size - 1 : size);
    }

    private static final class Node {
        private boolean ends;
        private @Nullable Map<Integer, Node> children;

        Node child(int character) {
            if (children == null) {
                children = new HashMap<>();
            }
            return children.computeIfAbsent(character, c -> new Node());
        }

        @Nullable
        Node find(int character) {
            return children == null ? null : children.get(character);
        }
    }
}
