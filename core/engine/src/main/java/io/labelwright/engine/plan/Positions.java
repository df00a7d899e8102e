package io.labelwright.engine.plan;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of positions of stages. Sets of stages that follow one another differ in little, so a set is made of
 * pages of 512 positions that sets share: one that has one position more than another costs a page and a row of
 * references, which for 10,000 stages in a chain is an eighth of as many bits.
 */
final class Positions {

    static final Positions NONE = new Positions(new long[0][]);

    /** Bits of a position inside its page. */
    private static final int SHIFT = 9;

    private static final int WORDS = (1 << SHIFT) / Long.SIZE;

    /** Pages from position 0; null where a page holds none. The last one is not null. */
    private final long @Nullable [][] pages;

    private Positions(long @Nullable [][] pages) {
        this.pages = pages;
    }

    boolean contains(int position) {
        int page = position >> SHIFT;
        return page < pages.length && pages[page] != null && (pages[page][word(position)] & 1L << position) != 0;
    }

    boolean isEmpty() {
        return pages.length == 0;
    }

    /** Whether there are two or more. */
    boolean hasSeveral() {
        int first = next(0);
        return first >= 0 && next(first + 1) >= 0;
    }

    /** The first position from another one on; -1 when there is none. */
    int next(int from) {
        for (int page = from >> SHIFT; page < pages.length; page++) {
            long[] words = pages[page];
            if (words == null) {
                continue;
            }
            int start = Math.max(0, from - (page << SHIFT));
            for (int word = start / Long.SIZE; word < WORDS; word++) {
                long bits = words[word];
                if (word == start / Long.SIZE) {
                    bits &= -1L << start;
                }
                if (bits != 0) {
                    return (page << SHIFT) + word * Long.SIZE + Long.numberOfTrailingZeros(bits);
                }
            }
        }
        return -1;
    }

    /** These and one more. */
    Positions with(int position) {
        if (contains(position)) {
            return this;
        }
        int page = position >> SHIFT;
        long @Nullable [][] all = Arrays.copyOf(pages, Math.max(pages.length, page + 1));
        long[] words = all[page];
        words = words == null ? new long[WORDS] : words.clone();
        words[word(position)] |= 1L << position;
        all[page] = words;
        return new Positions(all);
    }

    /** These and those; one of the two itself where it holds the other. */
    Positions or(Positions others) {
        if (pages.length < others.pages.length) {
            return others.or(this);
        }
        long @Nullable [][] all = null;
        for (int page = 0; page < others.pages.length; page++) {
            long[] own = pages[page];
            long[] united = united(own, others.pages[page]);
            if (united != own) {
                all = all == null ? pages.clone() : all;
                all[page] = united;
            }
        }
        return all == null ? this : Arrays.equals(all, others.pages) ? others : new Positions(all);
    }

    private static long @Nullable [] united(long @Nullable [] one, long @Nullable [] other) {
        if (one == other || other == null) {
            return one;
        }
        if (one == null) {
            return other;
        }
        var both = new long[WORDS];
        boolean more = false;
        boolean less = false;
        for (int word = 0; word < WORDS; word++) {
            both[word] = one[word] | other[word];
            more |= both[word] != one[word];
            less |= both[word] != other[word];
        }
        return !more ? one : !less ? other : both;
    }

    /** These without those. */
    Positions without(BitSet gone) {
        BitSet left = bits();
        if (!left.intersects(gone)) {
            return this;
        }
        left.andNot(gone);
        return of(left);
    }

    private static Positions of(BitSet positions) {
        long[] words = positions.toLongArray();
        long @Nullable [][] pages = new long[(words.length + WORDS - 1) / WORDS][];
        for (int page = 0; page < pages.length; page++) {
            long[] own = Arrays.copyOfRange(words, page * WORDS, (page + 1) * WORDS);
            pages[page] = Arrays.stream(own).allMatch(bits -> bits == 0) ? null : own;
        }
        return pages.length == 0 ? NONE : new Positions(pages);
    }

    /** The same set, to be changed. */
    BitSet bits() {
        var words = new long[pages.length * WORDS];
        for (int page = 0; page < pages.length; page++) {
            if (pages[page] != null) {
                System.arraycopy(pages[page], 0, words, page * WORDS, WORDS);
            }
        }
        return BitSet.valueOf(words);
    }

    private static int word(int position) {
        return (position & (1 << SHIFT) - 1) / Long.SIZE;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Positions positions && Arrays.deepEquals(pages, positions.pages);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(pages);
    }

    @Override
    public String toString() {
        return bits().toString();
    }
}
