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

    /** A page that holds none; it stands for all of them. */
    private static final long[] EMPTY = new long[WORDS];

    /** Pages from position 0. The last one is not empty. */
    private final long[][] pages;

    private Positions(long[][] pages) {
        this.pages = pages;
    }

    boolean contains(int position) {
        int page = position >> SHIFT;
        return page < pages.length && (pages[page][word(position)] & 1L << position) != 0;
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
            if (words == EMPTY) {
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
        long[][] all = Arrays.copyOf(pages, Math.max(pages.length, page + 1));
        Arrays.fill(all, pages.length, all.length, EMPTY);
        all[page] = all[page].clone();
        all[page][word(position)] |= 1L << position;
        return new Positions(all);
    }

    /** These and those; one of the two itself where it holds the other. */
    Positions or(Positions others) {
        if (pages.length < others.pages.length) {
            return others.or(this);
        }
        long[][] all = pages.clone();
        boolean own = true;
        boolean theirs = pages.length == others.pages.length;
        for (int page = 0; page < others.pages.length; page++) {
            all[page] = united(pages[page], others.pages[page]);
            own &= all[page] == pages[page];
            theirs &= all[page] == others.pages[page];
        }
        return own ? this : theirs ? others : new Positions(all);
    }

    private static long[] united(long[] one, long[] other) {
        if (one == other || other == EMPTY) {
            return one;
        }
        if (one == EMPTY) {
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
        long[][] pages = new long[(words.length + WORDS - 1) / WORDS][];
        for (int page = 0; page < pages.length; page++) {
            long[] own = Arrays.copyOfRange(words, page * WORDS, (page + 1) * WORDS);
            pages[page] = Arrays.stream(own).allMatch(bits -> bits == 0) ? EMPTY : own;
        }
        return pages.length == 0 ? NONE : new Positions(pages);
    }

    /** Whether it holds one of these. */
    boolean holdsAny(BitSet of) {
        for (int at = of.nextSetBit(0); at >= 0; at = of.nextSetBit(at + 1)) {
            if (contains(at)) {
                return true;
            }
        }
        return false;
    }

    /** Adds those of these that it holds. */
    void addTo(BitSet among, BitSet to) {
        for (int at = among.nextSetBit(0); at >= 0; at = among.nextSetBit(at + 1)) {
            if (contains(at)) {
                to.set(at);
            }
        }
    }

    /** Adds all. */
    void addTo(BitSet to) {
        for (int at = next(0); at >= 0; at = next(at + 1)) {
            to.set(at);
        }
    }

    /** The same set, to be changed. */
    BitSet bits() {
        var words = new long[pages.length * WORDS];
        for (int page = 0; page < pages.length; page++) {
            System.arraycopy(pages[page], 0, words, page * WORDS, WORDS);
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
