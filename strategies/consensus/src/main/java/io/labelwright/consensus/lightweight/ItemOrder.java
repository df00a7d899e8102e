package io.labelwright.consensus.lightweight;

import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.table.Dictionary;
import java.util.Arrays;

/** Items in an order that depends on a seed and on their ids alone. */
final class ItemOrder {

    private static final long INDEX = 0x7FFF_FFFFL;

    private ItemOrder() {}

    /** The items sorted by a hash of their ids. O(items log items). */
    static int[] shuffled(Dictionary ids, SeededRandom random) {
        int items = ids.size();
        var sorted = new long[items];
        for (int i = 0; i < items; i++) {
            sorted[i] = (hash(ids, i, random) & ~INDEX) | i;
        }
        Arrays.sort(sorted);
        var order = new int[items];
        for (int at = 0; at < items; at++) {
            int item = (int) (sorted[at] & INDEX);
            // Where the leading bits are the same, the others decide, not the index.
            int place = at;
            while (place > 0
                    && (sorted[place - 1] & ~INDEX) == (sorted[at] & ~INDEX)
                    && hash(ids, order[place - 1], random) > hash(ids, item, random)) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = item;
        }
        return order;
    }

    private static long hash(Dictionary ids, int item, SeededRandom random) {
        return random.bits(SeededRandom.key(ids.get(item)), 0);
    }
}
