package io.labelwright.engine.expression;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the word that somebody probably meant. */
final class NearestWord {

    private NearestWord() {}

    /** The word nearest to one that does not exist; null when none is near. The first of equally near ones. */
    static @Nullable String of(String wrong, Collection<String> words) {
        String lower = wrong.toLowerCase(Locale.ROOT);
        String best = null;
        int least = Math.max(1, lower.length() / 3) + 1;
        for (String word : words) {
            String other = word.toLowerCase(Locale.ROOT);
            int distance = distance(lower, other, least);
            if (distance >= least && lower.length() >= 3 && (other.startsWith(lower) || lower.startsWith(other))) {
                distance = least - 1;
            }
            if (distance < least) {
                least = distance;
                best = word;
            }
        }
        return best;
    }

    /** Edits (insert, delete, replace, swap of neighbours) between two words; at least {@code limit} when that many. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[] twoUp = new int[b.length() + 1];
        int[] up = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            up[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(up[j], row[j - 1]) + 1, up[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], twoUp[j - 2] + 1);
                }
            }
            int[] free = twoUp;
            twoUp = up;
            up = row;
            row = free;
        }
        return up[b.length()];
    }
}
