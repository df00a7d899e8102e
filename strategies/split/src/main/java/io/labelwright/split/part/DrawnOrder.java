package io.labelwright.split.part;

import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.table.Dictionary;
import java.util.Arrays;

/** Items in a random order that depends on the seed and their ids alone. */
final class DrawnOrder {

    private static final int CHECK_EVERY = 1 << 14;

    private DrawnOrder() {}

    /** Indexes of all items in the drawn order. */
    static int[] of(Dictionary ids, SeededRandom random, StageContext context) {
        var bits = new long[ids.size()];
        var packed = new long[ids.size()];
        for (int item = 0; item < packed.length; item++) {
            if (item % CHECK_EVERY == 0) {
                context.checkCancelled();
            }
            bits[item] = random.bits(SeededRandom.key(ids.get(item)), 0);
            packed[item] = bits[item] & 0xFFFFFFFF00000000L | item;
        }
        Arrays.parallelSort(packed);
        var order = new int[packed.length];
        Arrays.setAll(order, place -> (int) packed[place]);
        // Where the upper halves of the bits are the same the index decided: the lower halves do instead, then the ids.
        for (int place = 1; place < order.length; place++) {
            for (int at = place; at > 0 && packed[at] >> 32 == packed[at - 1] >> 32; at--) {
                if (!isAfter(order[at - 1], order[at], bits, ids)) {
                    break;
                }
                int item = order[at];
                order[at] = order[at - 1];
                order[at - 1] = item;
            }
        }
        return order;
    }

    private static boolean isAfter(int one, int other, long[] bits, Dictionary ids) {
        int order = Long.compare(bits[one], bits[other]);
        return order > 0 || (order == 0 && ids.get(one).compareTo(ids.get(other)) > 0);
    }
}
