package io.labelwright.learn.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FoldsTest {

    private static final RandomSequence DRAWS = SeededRandom.of(1).sequence(0);

    private static long[] keys(int size) {
        return IntStream.range(0, size).mapToLong(i -> DRAWS.nextLong()).toArray();
    }

    @Test
    void everyFoldHasItsShareOfEveryClass() {
        int[] labels =
                IntStream.range(0, 103).map(i -> i < 11 ? 1 : i < 14 ? 2 : 0).toArray();

        int[] fold = Folds.stratified(labels, keys(103), 5);

        for (int f = 0; f < 5; f++) {
            int held = f;
            assertThat(IntStream.range(0, 103).filter(i -> fold[i] == held).count())
                    .isBetween(20L, 21L);
            assertThat(IntStream.range(0, 103)
                            .filter(i -> fold[i] == held && labels[i] == 1)
                            .count())
                    .isBetween(2L, 3L);
        }
    }

    @Test
    void theOrderOfExamplesChangesNothing() {
        int[] labels = {0, 1, 0, 1, 0, 1, 0};
        long[] keys = {5, 3, 9, 1, 7, 2, 8};
        int[] reversed = {0, 1, 0, 1, 0, 1, 0};
        long[] reversedKeys = {8, 2, 7, 1, 9, 3, 5};

        int[] fold = Folds.stratified(labels, keys, 3);
        int[] other = Folds.stratified(reversed, reversedKeys, 3);

        for (int i = 0; i < 7; i++) {
            assertThat(other[6 - i]).isEqualTo(fold[i]);
        }
    }

    @Test
    void groupsStayTogether() {
        int size = 400;
        int[] labels = IntStream.range(0, size).map(i -> i % 7 == 0 ? 1 : 0).toArray();
        String[] groups = IntStream.range(0, size)
                .mapToObj(i -> "g" + (i < 100 ? 0 : i / 6))
                .toArray(String[]::new);

        int[] fold = Folds.grouped(labels, groups, keys(size), 4);

        for (int i = 1; i < size; i++) {
            if (groups[i].equals(groups[i - 1])) {
                assertThat(fold[i]).isEqualTo(fold[i - 1]);
            }
        }
        for (int f = 0; f < 4; f++) {
            int held = f;
            assertThat(IntStream.range(0, size).filter(i -> fold[i] == held).count())
                    .isBetween(90L, 110L);
        }
    }
}
