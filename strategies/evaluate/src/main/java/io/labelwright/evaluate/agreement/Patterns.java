package io.labelwright.evaluate.agreement;

import io.labelwright.math.random.Multinomial;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Selection;
import io.labelwright.spi.table.Dictionary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The items as the coefficients see them: how many items have which pattern, the number of their answers by class. A
 * resample of items is a multinomial draw over the patterns, and its cost does not grow with the number of items.
 *
 * <p>There are few patterns where items have few answers or there are few classes. Where there are more than
 * {@link #MOST}, those of that many items stand for all: items chosen by a hash of seed and id, from which as many
 * items are drawn as there are in all (the bag of little bootstraps, Kleiner et al. 2014, with one bag). Patterns are
 * in an order of their own, so that draws depend neither on the order of items nor on blocks.
 */
final class Patterns {

    /** Most patterns: a standard error from so many items is off by a hundredth or two. */
    static final int MOST = 1 << 12;

    private final int classes;
    /** Where each pattern starts in the two arrays behind it; one entry more than patterns. */
    private int[] start = new int[64];

    private int[] classIndex = new int[256];
    private int[] count = new int[256];
    private long[] items = new long[64];
    private int size;
    private int[] slots = new int[256];
    private long drawn;
    private boolean complete = true;
    /** Pattern by place in the order of patterns. */
    private int[] order = new int[0];

    private Patterns(int classes) {
        this.classes = classes;
    }

    static Patterns of(Annotations annotations, Dictionary ids, long seed) {
        var all = new Patterns(annotations.classes());
        if (all.collect(annotations, null)) {
            all.sort();
            return all;
        }
        var some = new Patterns(annotations.classes());
        some.complete = false;
        some.collect(annotations, choose(annotations, ids, SeededRandom.of(seed).stream("items")));
        some.sort();
        return some;
    }

    private static boolean[] choose(Annotations annotations, Dictionary ids, SeededRandom random) {
        var selection = new Selection(MOST);
        for (AnnotationBlock block : annotations.blocks()) {
            for (int i = 0; i < block.items; i++) {
                if (block.start[i] < block.start[i + 1]) {
                    int item = block.firstItem + i;
                    long key = SeededRandom.key(ids.get(item));
                    selection.offer(item, random.uniform(key, 0), random.bits(key, 1));
                }
            }
        }
        var chosen = new boolean[annotations.items()];
        for (int place = 0; place < selection.size(); place++) {
            chosen[selection.item(place)] = true;
        }
        return chosen;
    }

    /** Collects the patterns of these items, null for all; false when there are too many. */
    private boolean collect(Annotations annotations, boolean @Nullable [] chosen) {
        var item = new ClassCounts(classes);
        for (AnnotationBlock block : annotations.blocks()) {
            for (int i = 0; i < block.items; i++) {
                if (block.start[i] == block.start[i + 1]) {
                    continue;
                }
                drawn++;
                if (chosen == null || chosen[block.firstItem + i]) {
                    int pattern = find(item.of(block, i));
                    if (size > MOST) {
                        return false;
                    }
                    items[pattern]++;
                }
            }
        }
        return true;
    }

    private int find(ClassCounts item) {
        int mask = slots.length - 1;
        int at = hash(item.classIndex, item.count, 0, item.length) & mask;
        while (slots[at] != 0 && !same(slots[at] - 1, item)) {
            at = (at + 1) & mask;
        }
        if (slots[at] == 0) {
            slots[at] = append(item) + 1;
            if (size * 2 > slots.length) {
                grow();
                return size - 1;
            }
        }
        return slots[at] - 1;
    }

    private int append(ClassCounts item) {
        int from = start[size];
        if (from + item.length > count.length) {
            classIndex = Arrays.copyOf(classIndex, 2 * (from + item.length));
            count = Arrays.copyOf(count, 2 * (from + item.length));
        }
        System.arraycopy(item.classIndex, 0, classIndex, from, item.length);
        System.arraycopy(item.count, 0, count, from, item.length);
        if (size + 2 > start.length) {
            start = Arrays.copyOf(start, 2 * start.length);
            items = Arrays.copyOf(items, 2 * items.length);
        }
        start[size + 1] = from + item.length;
        return size++;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int pattern = 0; pattern < size; pattern++) {
            int from = start[pattern];
            int at = hash(classIndex, count, from, start[pattern + 1] - from) & mask;
            while (slots[at] != 0) {
                at = (at + 1) & mask;
            }
            slots[at] = pattern + 1;
        }
    }

    private static int hash(int[] classIndex, int[] count, int from, int length) {
        long hash = length;
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ classIndex[i]) * 0x9E3779B97F4A7C15L;
            hash = (hash ^ count[i] ^ (hash >>> 29)) * 0xBF58476D1CE4E5B9L;
        }
        return (int) (hash >>> 32);
    }

    private boolean same(int pattern, ClassCounts item) {
        int from = start[pattern];
        int to = start[pattern + 1];
        return Arrays.equals(classIndex, from, to, item.classIndex, 0, item.length)
                && Arrays.equals(count, from, to, item.count, 0, item.length);
    }

    private void sort() {
        Comparator<Integer> byClass = (one, other) ->
                Arrays.compare(classIndex, start[one], start[one + 1], classIndex, start[other], start[other + 1]);
        order = IntStream.range(0, size)
                .boxed()
                .sorted(byClass.thenComparing((one, other) ->
                        Arrays.compare(count, start[one], start[one + 1], count, start[other], start[other + 1])))
                .mapToInt(pattern -> pattern)
                .toArray();
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /** Whether they are those of all items, and not of some that stand for all. */
    boolean complete() {
        return complete;
    }

    /** Items that have the pattern at a place. */
    long items(int place) {
        return items[order[place]];
    }

    /** Loads the answers by class of the pattern at a place. */
    void load(int place, ClassCounts into) {
        int from = start[order[place]];
        into.length = start[order[place] + 1] - from;
        System.arraycopy(classIndex, from, into.classIndex, 0, into.length);
        System.arraycopy(count, from, into.count, 0, into.length);
        into.answers = 0;
        for (int c = 0; c < into.length; c++) {
            into.answers += into.count[c];
        }
    }

    /** Draws as many items as there are in all, with replacement: how many of each pattern, by place. */
    void draw(RandomSequence random, long[] into) {
        long left = drawn;
        long weight = 0;
        for (int place = 0; place < size; place++) {
            weight += items(place);
        }
        for (int place = 0; place < size; place++) {
            into[place] = Multinomial.binomial(random, left, (double) items(place) / weight);
            left -= into[place];
            weight -= items(place);
        }
    }
}
