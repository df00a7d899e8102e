package io.labelwright.engine.explain;

import io.labelwright.spi.table.Dictionary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The ids that somebody may have meant who wrote another one: those with the fewest slips, of equals the first. Works
 * on bytes and stops at the first row that has too many slips, since there may be millions of ids.
 */
final class NearestIds {

    private static final int MOST = 5;
    private static final int MOST_SLIPS = 3;
    private static final int LONGEST = 200;

    private final byte[] wanted;
    private final int allowed;
    private final List<Near> nearest = new ArrayList<>();
    private int[] last;
    private int[] current;

    private record Near(int slips, String id) {}

    NearestIds(String wanted) {
        this.wanted = fold(wanted.getBytes(StandardCharsets.UTF_8));
        this.allowed = Math.min(MOST_SLIPS, Math.max(1, this.wanted.length / 3));
        this.last = new int[this.wanted.length + 1];
        this.current = new int[this.wanted.length + 1];
    }

    private static byte[] fold(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            text[i] = fold(text[i]);
        }
        return text;
    }

    private static byte fold(byte c) {
        return c >= 'A' && c <= 'Z' ? (byte) (c + ('a' - 'A')) : c;
    }

    NearestIds look(Dictionary ids) {
        if (wanted.length == 0 || wanted.length > LONGEST) {
            return this;
        }
        byte[] utf8 = ids.utf8();
        for (int code = 0, start = 0; code < ids.size(); start = ids.end(code++)) {
            int limit = nearest.size() < MOST ? allowed : nearest.get(MOST - 1).slips() - 1;
            if (limit < 0) {
                return this;
            }
            int length = ids.end(code) - start;
            int slips = slips(utf8, start, length, limit);
            // A one-letter id is one slip away from any other.
            if (slips <= limit && slips < Math.max(length, wanted.length)) {
                add(new Near(slips, ids.get(code)));
            }
        }
        return this;
    }

    private void add(Near near) {
        if (nearest.stream().noneMatch(known -> known.id().equals(near.id()))) {
            nearest.add(near);
            // The order of equals is that of the ids: the sort is stable.
            Collections.sort(nearest, Comparator.comparingInt(Near::slips));
            if (nearest.size() > MOST) {
                nearest.remove(MOST);
            }
        }
    }

    List<String> ids() {
        return nearest.stream().map(Near::id).toList();
    }

    /** Bytes left out, added or changed; more than the limit when that is exceeded. */
    private int slips(byte[] utf8, int start, int length, int limit) {
        if (Math.abs(length - wanted.length) > limit) {
            return limit + 1;
        }
        for (int j = 0; j <= wanted.length; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= length; i++) {
            // Cells further from the diagonal than the limit can't be part of a way that is short enough.
            int from = Math.max(1, i - limit);
            int to = Math.min(wanted.length, i + limit);
            current[from - 1] = from == 1 ? i : limit + 1;
            int least = current[from - 1];
            byte c = fold(utf8[start + i - 1]);
            for (int j = from; j <= to; j++) {
                int above = j == i + limit ? limit + 1 : last[j];
                int cell = Math.min(Math.min(current[j - 1], above) + 1, last[j - 1] + (c == wanted[j - 1] ? 0 : 1));
                current[j] = cell;
                least = Math.min(least, cell);
            }
            if (least > limit) {
                return limit + 1;
            }
            int[] spare = last;
            last = current;
            current = spare;
        }
        return last[wanted.length];
    }
}
