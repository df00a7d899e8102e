package io.labelwright.engine.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the valid word that a misspelt one probably stood for. */
public final class NearestWord {

    /** Longer words are no misspelling of anything, and comparing them costs the product of their lengths. */
    private static final int LONGEST = 80;

    private static final int WORDS_LISTED = 12;

    private NearestWord() {}

    /**
     * The candidate with the fewest slips (letters left out, added, changed, or two neighbours swapped) from the word,
     * the first of equals; null when none is near enough, which is about one slip in three letters. Case and {@code -}
     * against {@code _} count as next to nothing.
     */
    public static @Nullable String of(String word, Iterable<String> candidates) {
        if (word.isEmpty() || word.length() > LONGEST) {
            return null;
        }
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        String folded = fold(word);
        for (String candidate : candidates) {
            if (candidate.length() > LONGEST || candidate.equals(word)) {
                continue;
            }
            int allowed = Math.max(1, Math.min(word.length(), candidate.length()) / 3);
            if (Math.abs(candidate.length() - word.length()) > allowed) {
                continue;
            }
            String other = fold(candidate);
            int slips = distance(folded, other);
            // A one-letter word is one change away from any other.
            boolean near = slips <= allowed && slips < Math.max(word.length(), candidate.length());
            if (near && slips < fewest) {
                fewest = slips;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /**
     * A hint for an unknown word: the nearest candidate, else the candidates when they are few, else null. Candidates
     * may be any text; the hint is safe to print.
     */
    public static @Nullable String hint(String word, Collection<String> candidates) {
        String nearest = of(word, candidates);
        if (nearest != null) {
            return "did you mean " + SafeText.quoted(nearest) + "?";
        }
        if (candidates.isEmpty() || candidates.size() > WORDS_LISTED) {
            return null;
        }
        var shown = new ArrayList<String>();
        for (String candidate : candidates) {
            shown.add(SafeText.quoted(candidate));
        }
        return (shown.size() == 1 ? "it can only be " : "it can be ") + list(shown);
    }

    private static String list(List<String> words) {
        if (words.size() == 1) {
            return words.get(0);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
    }

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** Optimal string alignment: Damerau-Levenshtein in which no part is edited twice. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(current[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, beforeLast[j - 2] + 1);
                }
                current[j] = best;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }
        return last[b.length()];
    }
}
