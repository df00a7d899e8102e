package io.labelwright.math.random;

/**
 * Counter-based randomness: every value is a hash of (seed, stream, item, counter), so that it is the same whichever
 * thread asks, in whichever order, and however the data is cut into blocks. Immutable and cheap to share.
 *
 * <pre>{@code
 * var random = SeededRandom.of(context.seed()).stream("shuffle");
 * double u = random.uniform(SeededRandom.key(itemId), 0);
 * }</pre>
 *
 * <p>Method: seed, stream and item are folded into a key, each by one round of Stafford's 13th variant of the Murmur
 * finaliser; the values of a key are the SplitMix64 sequence that starts there (Steele, Lea, Flood 2014). Not for
 * secrets.
 */
public final class SeededRandom {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long ITEM_SALT = 0xD1B54A32D192ED03L;
    private static final double TO_UNIT = 0x1.0p-53;

    private final long key;

    private SeededRandom(long key) {
        this.key = key;
    }

    /** The randomness of a seed, usually {@code StageContext.seed()}. */
    public static SeededRandom of(long seed) {
        return new SeededRandom(mix(seed + GOLDEN));
    }

    /** An independent source for one purpose inside the seed, so that two purposes never share a value. */
    public SeededRandom stream(String name) {
        return stream(key(name));
    }

    /** An independent source by number, for example one per round or per replicate. */
    public SeededRandom stream(long number) {
        return new SeededRandom(mix(key ^ mix(number + GOLDEN)));
    }

    /** A number for a text such as an item's id, so that what is drawn does not depend on the order of items. */
    public static long key(CharSequence text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
            hash ^= hash >>> 29;
        }
        return mix(hash);
    }

    /** 64 random bits. */
    public long bits(long item, long counter) {
        return mix(itemKey(item) + GOLDEN * counter);
    }

    /** A double in [0, 1), a multiple of 2^-53. */
    public double uniform(long item, long counter) {
        return unit(bits(item, counter));
    }

    /**
     * An int in [0, bound). The bias of scaling instead of rejecting is below bound / 2^64.
     *
     * @throws IllegalArgumentException when the bound is not positive
     */
    public int below(int bound, long item, long counter) {
        return scale(bound, bits(item, counter));
    }

    /** The values of an item one after the other: the same as with counters 0, 1, 2, ... */
    public RandomSequence sequence(long item) {
        return new RandomSequence(itemKey(item));
    }

    private long itemKey(long item) {
        return mix(key + ITEM_SALT * item);
    }

    static long next(long key, long counter) {
        return mix(key + GOLDEN * counter);
    }

    static double unit(long bits) {
        return (bits >>> 11) * TO_UNIT;
    }

    static int scale(int bound, long bits) {
        if (bound <= 0) {
            throw new IllegalArgumentException("a bound of " + bound);
        }
        // The high 64 bits of bits (unsigned) * bound: the two halves keep it in signed arithmetic.
        long high = (bits >>> 32) * bound;
        long low = (bits & 0xFFFFFFFFL) * bound;
        return (int) ((high + (low >>> 32)) >>> 32);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
