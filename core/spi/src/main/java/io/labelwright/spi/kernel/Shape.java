package io.labelwright.spi.kernel;

/**
 * How large an {@link Accumulator} a kernel needs.
 *
 * @param cells number of fixed-point cells
 * @param sums number of real sums
 */
public record Shape(int cells, int sums) {

    /** A shape whose number of cells is a product; an error that names the sizes when it passes the array limit. */
    public static Shape of(long cells, int sums) {
        if (cells > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException(cells + " cells are more than one accumulator can hold");
        }
        return new Shape((int) cells, sums);
    }
}
