package io.labelwright.consensus.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.annotation.AnnotationBlock;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Products and counts of batches against the loops that say what they mean, for rows of many widths. */
class RowArithmeticTest {

    private static final int CLASSES = 3;
    private static final int ANNOTATORS = 7;

    private final Random random = new Random(11);

    /** Items with no answers, with a few, and one with more than a batch has room for at first. */
    private AnnotationBlock block(int items) {
        var start = new int[items + 1];
        for (int i = 0; i < items; i++) {
            start[i + 1] = start[i] + (i == items / 2 ? 500 : random.nextInt(4));
        }
        int[] annotator = random.ints(start[items], 0, ANNOTATORS).toArray();
        var label = new short[start[items]];
        for (int a = 0; a < label.length; a++) {
            label[a] = (short) random.nextInt(CLASSES);
        }
        var known = new short[items];
        Arrays.fill(known, (short) -1);
        return new AnnotationBlock(0, items, start, annotator, label, known);
    }

    private static int row(AnnotationBlock block, int answer, int width) {
        return (block.annotator[answer] * CLASSES + block.label[answer]) * width;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13})
    void productsHaveTheBitsOfMultiplyingAnswerByAnswer(int width) {
        AnnotationBlock block = block(101);
        double[] starts = random.doubles(width, 0.1, 1).toArray();
        double[] theta = random.doubles(ANNOTATORS * CLASSES * width, 0.9, 1.1).toArray();

        var all = new double[block.items * width];
        var batch = new ItemBatch(block, CLASSES, width);
        var products = new double[ItemBatch.size(width)];
        while (batch.next()) {
            RowProducts.multiply(batch, starts, theta, products);
            System.arraycopy(products, 0, all, batch.first() * width, batch.items() * width);
        }

        var expected = new double[block.items * width];
        for (int i = 0; i < block.items; i++) {
            for (int c = 0; c < width; c++) {
                expected[i * width + c] = starts[c];
                for (int a = block.start[i]; a < block.start[i + 1]; a++) {
                    expected[i * width + c] *= theta[row(block, a, width) + c];
                }
            }
        }
        assertThat(all).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13})
    void productsOfSinglePrecisionHaveTheBitsOfThoseOfTheSameDoubles(int width) {
        AnnotationBlock block = block(101);
        double[] starts = random.doubles(width, 0.1, 1).toArray();
        var theta = new float[ANNOTATORS * CLASSES * width];
        var same = new double[theta.length];
        for (int at = 0; at < theta.length; at++) {
            theta[at] = 0.9f + 0.2f * random.nextFloat();
            same[at] = theta[at];
        }

        var batch = new ItemBatch(block, CLASSES, width);
        var products = new double[ItemBatch.size(width)];
        var expected = new double[ItemBatch.size(width)];
        while (batch.next()) {
            FloatRowProducts.multiply(batch, starts, theta, products);
            RowProducts.multiply(batch, starts, same, expected);
            assertThat(products).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13})
    void everyAnswerAddsTheNumbersOfItsItem(int width) {
        AnnotationBlock block = block(67);
        long[] units = random.longs((long) block.items * width, 0, 1000).toArray();

        var cells = new long[ANNOTATORS * CLASSES * width];
        var batch = new ItemBatch(block, CLASSES, width);
        while (batch.next()) {
            int from = batch.first() * width;
            RowCounts.addAll(batch, Arrays.copyOfRange(units, from, from + batch.items() * width), cells);
        }

        assertThat(cells).isEqualTo(counted(block, units, width));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10})
    void aDecidedItemAddsOneNumber(int width) {
        AnnotationBlock block = block(67);
        var units = new long[block.items * width];
        var decided = new int[block.items];
        for (int i = 0; i < block.items; i++) {
            // A third of the items is tied between the first two.
            decided[i] = i % 3 == 0 ? -1 : random.nextInt(width);
            for (int c = 0; c < width; c++) {
                units[i * width + c] = decided[i] < 0 ? (c < 2 ? 50 : 0) : (c == decided[i] ? 100 : 0);
            }
        }

        var cells = new long[ANNOTATORS * CLASSES * width];
        var batch = new ItemBatch(block, CLASSES, width);
        while (batch.next()) {
            int from = batch.first();
            int to = batch.end();
            RowCounts.addDecided(
                    batch,
                    Arrays.copyOfRange(decided, from, to),
                    Arrays.copyOfRange(units, from * width, to * width),
                    100,
                    cells);
        }

        assertThat(cells).isEqualTo(counted(block, units, width));
    }

    private static long[] counted(AnnotationBlock block, long[] units, int width) {
        var cells = new long[ANNOTATORS * CLASSES * width];
        for (int i = 0; i < block.items; i++) {
            for (int a = block.start[i]; a < block.start[i + 1]; a++) {
                for (int c = 0; c < width; c++) {
                    cells[row(block, a, width) + c] += units[i * width + c];
                }
            }
        }
        return cells;
    }
}
