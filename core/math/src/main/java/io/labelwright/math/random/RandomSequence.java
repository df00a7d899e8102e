package io.labelwright.math.random;

/**
 * The random values of one item in a row, for loops that draw an unknown number of them. It stays with the code that
 * asked for it: not for use by several threads, not to be kept between items.
 */
public final class RandomSequence {

    private final long key;
    private long counter;

    RandomSequence(long key) {
        this.key = key;
    }

    /** The next 64 random bits. */
    public long nextLong() {
        return SeededRandom.next(key, counter++);
    }

    /** The next double in [0, 1). */
    public double nextDouble() {
        return SeededRandom.unit(nextLong());
    }

    /** The next int in [0, bound). */
    public int nextInt(int bound) {
        return SeededRandom.scale(bound, nextLong());
    }

    /** The next value of the standard normal distribution (Marsaglia's polar method). */
    public double nextGaussian() {
        while (true) {
            double x = 2 * nextDouble() - 1;
            double y = 2 * nextDouble() - 1;
            double square = x * x + y * y;
            if (square < 1 && square > 0) {
                return x * Math.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }

    /** Puts an array into random order (Fisher and Yates). */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = nextInt(i + 1);
            int value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }
}
