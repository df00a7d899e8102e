package io.labelwright.consensus.product;

import io.labelwright.math.product.ProductKernel;
import io.labelwright.math.product.ProductKernelProvider;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * {@link RowProducts} of probabilities in single precision: half the memory to be read, which is what the products of
 * large crowds wait for. The products themselves are doubles, with the same bits whether the Vector API makes them or
 * not.
 */
public final class FloatRowProducts {

    private static final @Nullable ProductKernel KERNEL =
            ServiceLoader.load(ProductKernelProvider.class, FloatRowProducts.class.getClassLoader()).stream()
                    .flatMap(provider -> provider.get().products().stream())
                    .findFirst()
                    .orElse(null);

    private FloatRowProducts() {}

    /** As {@link RowProducts#multiply}. */
    public static void multiply(ItemBatch batch, double[] starts, float[] theta, double[] products) {
        int width = batch.width();
        if (KERNEL != null && width >= ProductKernel.LEAST_WIDTH) {
            KERNEL.multiply(batch.items(), batch.row, batch.start, width, starts, theta, products);
            return;
        }
        int from = 0;
        while (from < width) {
            int group = RowGroups.at(from, width);
            switch (group) {
                case 5 -> five(batch, starts, theta, from, products);
                case 4 -> four(batch, starts, theta, from, products);
                case 3 -> three(batch, starts, theta, from, products);
                case 2 -> two(batch, starts, theta, from, products);
                default -> one(batch, starts, theta, from, products);
            }
            from += group;
        }
    }

    private static void one(ItemBatch batch, double[] starts, float[] theta, int from, double[] products) {
        int[] row = batch.row;
        int[] start = batch.start;
        int width = batch.width();
        for (int item = 0, at = from; item < batch.items(); item++, at += width) {
            double x0 = starts[from];
            int end = start[item + 1];
            for (int a = start[item]; a < end; a++) {
                int r = row[a] + from;
                x0 *= theta[r];
            }
            products[at] = x0;
        }
    }

    private static void two(ItemBatch batch, double[] starts, float[] theta, int from, double[] products) {
        int[] row = batch.row;
        int[] start = batch.start;
        int width = batch.width();
        for (int item = 0, at = from; item < batch.items(); item++, at += width) {
            double x0 = starts[from];
            double x1 = starts[from + 1];
            int end = start[item + 1];
            for (int a = start[item]; a < end; a++) {
                int r = row[a] + from;
                x0 *= theta[r];
                x1 *= theta[r + 1];
            }
            products[at] = x0;
            products[at + 1] = x1;
        }
    }

    private static void three(ItemBatch batch, double[] starts, float[] theta, int from, double[] products) {
        int[] row = batch.row;
        int[] start = batch.start;
        int width = batch.width();
        for (int item = 0, at = from; item < batch.items(); item++, at += width) {
            double x0 = starts[from];
            double x1 = starts[from + 1];
            double x2 = starts[from + 2];
            int end = start[item + 1];
            for (int a = start[item]; a < end; a++) {
                int r = row[a] + from;
                x0 *= theta[r];
                x1 *= theta[r + 1];
                x2 *= theta[r + 2];
            }
            products[at] = x0;
            products[at + 1] = x1;
            products[at + 2] = x2;
        }
    }

    private static void four(ItemBatch batch, double[] starts, float[] theta, int from, double[] products) {
        int[] row = batch.row;
        int[] start = batch.start;
        int width = batch.width();
        for (int item = 0, at = from; item < batch.items(); item++, at += width) {
            double x0 = starts[from];
            double x1 = starts[from + 1];
            double x2 = starts[from + 2];
            double x3 = starts[from + 3];
            int end = start[item + 1];
            for (int a = start[item]; a < end; a++) {
                int r = row[a] + from;
                x0 *= theta[r];
                x1 *= theta[r + 1];
                x2 *= theta[r + 2];
                x3 *= theta[r + 3];
            }
            products[at] = x0;
            products[at + 1] = x1;
            products[at + 2] = x2;
            products[at + 3] = x3;
        }
    }

    private static void five(ItemBatch batch, double[] starts, float[] theta, int from, double[] products) {
        int[] row = batch.row;
        int[] start = batch.start;
        int width = batch.width();
        for (int item = 0, at = from; item < batch.items(); item++, at += width) {
            double x0 = starts[from];
            double x1 = starts[from + 1];
            double x2 = starts[from + 2];
            double x3 = starts[from + 3];
            double x4 = starts[from + 4];
            int end = start[item + 1];
            for (int a = start[item]; a < end; a++) {
                int r = row[a] + from;
                x0 *= theta[r];
                x1 *= theta[r + 1];
                x2 *= theta[r + 2];
                x3 *= theta[r + 3];
                x4 *= theta[r + 4];
            }
            products[at] = x0;
            products[at + 1] = x1;
            products[at + 2] = x2;
            products[at + 3] = x3;
            products[at + 4] = x4;
        }
    }
}
