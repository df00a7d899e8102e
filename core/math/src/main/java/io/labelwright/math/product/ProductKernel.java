package io.labelwright.math.product;

/**
 * The innermost loop of models with a matrix per annotator: for each of some items, a start times the rows of numbers
 * that the item names. Each number of a product is multiplied in the order of the item's rows, so the results of all
 * kernels have the same bits. Kernels keep no state and are used by several threads.
 */
public interface ProductKernel {

    /** Narrower rows are left to plain loops: their time goes elsewhere. */
    int LEAST_WIDTH = 12;

    /**
     * Multiplies. No product is rescaled.
     *
     * @param items how many items there are
     * @param row where the rows begin, one item after the other
     * @param start where the items begin in {@code row}, and where the last one ends
     * @param width numbers of a row, {@link #LEAST_WIDTH} at least
     * @param starts what each item starts with, as many numbers as a row has
     * @param factors rows
     * @param products takes the numbers of the items, one item after the other
     */
    void multiply(int items, int[] row, int[] start, int width, double[] starts, float[] factors, double[] products);
}
