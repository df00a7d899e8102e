package io.labelwright.consensus.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.kernel.Totals;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of pairs against sums that are kept apart, where annotators give a label up to 511 times, and more often. */
final class PairedCellsTest {

    private static final int ANNOTATORS = 4;

    private final Random random = new Random(5);

    /** One answer an item: how often each annotator gives a label. */
    private static AnnotationBlock block(int classes, int... times) {
        int[] rows = IntStream.range(0, ANNOTATORS * classes)
                .flatMap(row -> IntStream.generate(() -> row).limit(times[row / classes]))
                .toArray();
        var label = new short[rows.length];
        for (int a = 0; a < label.length; a++) {
            label[a] = (short) (rows[a] % classes);
        }
        int[] annotator = Arrays.stream(rows).map(row -> row / classes).toArray();
        int[] start = IntStream.rangeClosed(0, rows.length).toArray();
        return new AnnotationBlock(0, rows.length, start, annotator, label, new short[rows.length]);
    }

    private PairedCells compare(int classes, IntSupplier change, int... times) {
        AnnotationBlock block = block(classes, times);
        var rowAnswers = new long[ANNOTATORS * classes];
        for (int a = 0; a < block.answers(); a++) {
            rowAnswers[block.annotator[a] * classes + block.label[a]]++;
        }
        var cells = new PairedCells(rowAnswers, classes);
        var sums = new long[(int) cells.size()];
        var expected = new double[ANNOTATORS * classes * classes];
        int width = cells.width();
        var batch = new ItemBatch(block, classes, width);
        PairedCells.Adder adder = cells.new Adder(block, batch, sums);
        var changes = new int[ItemBatch.size(width)];
        while (batch.next()) {
            int[] chosen = IntStream.range(0, batch.items())
                    .filter(item -> random.nextInt(8) > 0)
                    .toArray();
            for (int item : chosen) {
                int a = batch.first() + item;
                for (int c = 0; c < classes; c++) {
                    int units = change.getAsInt();
                    changes[item * width + c] = units;
                    expected[(block.annotator[a] * classes + block.label[a]) * classes + c] +=
                            (double) units / PairedCells.ONE;
                }
            }
            adder.add(chosen, chosen.length, changes);
        }

        double[] counts = new double[expected.length];
        var totals = new Totals(sums, new double[0], 1);
        for (int w = 0; w < ANNOTATORS; w++) {
            cells.addTo(counts, w, totals);
        }

        assertThat(counts).isEqualTo(expected);
        return cells;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 10, 13})
    void pairsAreToldApart(int classes) {
        IntSupplier change = () -> random.nextInt(2 * PairedCells.ONE + 1) - PairedCells.ONE;

        PairedCells cells = compare(classes, change, 1, 300, 511, 700);

        assertThat(cells.size())
                .as("one annotator has cells of its own")
                .isEqualTo((long) ANNOTATORS * classes * cells.width() / 2 + classes * classes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10})
    void nothingIsPairedWhereMostAnswersAreOfBusyAnnotators(int classes) {
        IntSupplier change = () -> random.nextInt(2 * PairedCells.ONE + 1) - PairedCells.ONE;

        PairedCells cells = compare(classes, change, 1, 300, 600, 700);

        assertThat(cells.size()).isEqualTo((long) ANNOTATORS * classes * classes);
        assertThat(cells.width()).isEqualTo(classes);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void theGreatestSumsFit(int classes) {
        compare(classes, () -> PairedCells.ONE, 1, 300, 511, 700);
        compare(classes, () -> -PairedCells.ONE, 1, 300, 511, 700);
    }
}
