package io.labelwright.vector;

import io.labelwright.math.product.ProductKernel;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Multiplies two registers full of a row's numbers at once, which stay there from row to row of an item. The last ones
 * of a row may be some of those before once more: they come to the same.
 */
final class VectorProductKernel implements ProductKernel {

    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = DOUBLES.length();

    /** As many numbers in half the room. */
    private static final VectorSpecies<Float> FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

    /** Whether processors have registers in which it is faster: of four or eight doubles. */
    static boolean pays() {
        return LANES >= 4 && LANES <= LEAST_WIDTH;
    }

    @Override
    public void multiply(
            int items, int[] row, int[] start, int width, double[] starts, float[] factors, double[] products) {
        int last = width - LANES;
        for (int from = 0; from < width; from += 2 * LANES) {
            int one = Math.min(from, last);
            int two = Math.min(from + LANES, last);
            DoubleVector first = DoubleVector.fromArray(DOUBLES, starts, one);
            DoubleVector second = DoubleVector.fromArray(DOUBLES, starts, two);
            for (int item = 0, at = 0; item < items; item++, at += width) {
                DoubleVector x = first;
                DoubleVector y = second;
                int end = start[item + 1];
                for (int r = start[item]; r < end; r++) {
                    x = x.mul(doubles(factors, row[r] + one));
                    y = y.mul(doubles(factors, row[r] + two));
                }
                x.intoArray(products, at + one);
                y.intoArray(products, at + two);
            }
        }
    }

    private static DoubleVector doubles(float[] factors, int at) {
        return (DoubleVector) FloatVector.fromArray(FLOATS, factors, at).convertShape(VectorOperators.F2D, DOUBLES, 0);
    }
}
