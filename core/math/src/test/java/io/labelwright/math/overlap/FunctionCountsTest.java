package io.labelwright.math.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FunctionCountsTest {

    private static FunctionCounts count(int at, int[][] functions, short[][] labels, long items) {
        var cells = new long[at + FunctionCounts.cells(3)];
        for (int i = 0; i < functions.length; i++) {
            FunctionCounts.add(functions[i], labels[i], 0, functions[i].length, cells, at, 3);
        }
        return FunctionCounts.of(cells, at, 3, items);
    }

    @Test
    void sharesAreThoseCountedByHand() {
        // Three functions on five items: 0 and 1 agree on one, 0 and 2 differ on one, 1 is alone on one.
        int[][] functions = {{0, 1}, {0, 2}, {1}, {}, {}};
        short[][] labels = {{1, 1}, {0, 1}, {0}, {}, {}};

        for (int at : new int[] {0, 7}) {
            FunctionCounts counts = count(at, functions, labels, 5);

            assertThat(counts.coverage()).isEqualTo(0.6);
            assertThat(counts.overlap()).isEqualTo(0.4);
            assertThat(counts.conflict()).isEqualTo(0.2);
            assertThat(new double[] {counts.coverage(0), counts.coverage(1), counts.coverage(2)})
                    .containsExactly(0.4, 0.4, 0.2);
            assertThat(new double[] {counts.overlap(0), counts.overlap(1), counts.overlap(2)})
                    .containsExactly(0.4, 0.2, 0.2);
            assertThat(new double[] {counts.conflict(0), counts.conflict(1), counts.conflict(2)})
                    .containsExactly(0.2, 0, 0.2);
        }
    }

    @Test
    void aFunctionThatAnswersTwiceCountsOnceAndIsNoOther() {
        FunctionCounts counts = count(0, new int[][] {{2, 2}}, new short[][] {{0, 1}}, 1);

        assertThat(counts.coverage(2)).isEqualTo(1);
        assertThat(counts.overlap(2)).isZero();
        assertThat(counts.conflict()).isZero();
    }

    @Test
    void withoutItemsThereIsNoShare() {
        assertThat(count(0, new int[0][], new short[0][], 0).coverage()).isZero();
    }
}
