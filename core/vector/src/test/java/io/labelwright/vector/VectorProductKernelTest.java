package io.labelwright.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.math.product.ProductKernel;
import io.labelwright.math.product.ProductKernelProvider;
import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs with {@code --add-modules jdk.incubator.vector}. */
final class VectorProductKernelTest {

    private final SplittableRandom random = new SplittableRandom(8);

    @ParameterizedTest
    @ValueSource(ints = {12, 13, 14, 15, 16, 17, 23, 24, 31, 40, 100})
    void productsHaveTheBitsOfMultiplyingOneByOne(int width) {
        int items = 16;
        var start = new int[items + 1];
        for (int i = 0; i < items; i++) {
            start[i + 1] = start[i] + random.nextInt(7);
        }
        int rows = 40;
        int[] row = random.ints(start[items], 0, rows).map(r -> r * width).toArray();
        var factors = new float[rows * width];
        for (int at = 0; at < factors.length; at++) {
            factors[at] = (float) random.nextDouble();
        }
        double[] starts = random.doubles(width).toArray();
        var products = new double[items * width];

        new VectorProductKernel().multiply(items, row, start, width, starts, factors, products);

        var expected = new double[items * width];
        for (int i = 0; i < items; i++) {
            for (int c = 0; c < width; c++) {
                double product = starts[c];
                for (int r = start[i]; r < start[i + 1]; r++) {
                    product *= factors[row[r] + c];
                }
                expected[i * width + c] = product;
            }
        }
        assertThat(products).isEqualTo(expected);
    }

    @Test
    void theServiceBringsItWhereItPays() {
        assertThat(ServiceLoader.load(ProductKernelProvider.class).stream()
                        .map(provider -> provider.get().products())
                        .map(found -> found.map(ProductKernel::getClass).orElse(null))
                        .toList())
                .isEqualTo(Arrays.asList(VectorProductKernel.pays() ? VectorProductKernel.class : null));
    }
}
