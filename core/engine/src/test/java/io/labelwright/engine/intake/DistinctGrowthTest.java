package io.labelwright.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistinctGrowthTest {

    @Test
    void aFileThatWasReadToItsEndHasWhatWasSeen() {
        assertThat(DistinctGrowth.of(10, 15, 1)).isEqualTo(15);
    }

    @Test
    void whatNoSecondHalfAddedToIsAll() {
        assertThat(DistinctGrowth.of(2, 2, 1000)).isEqualTo(2);
    }

    @Test
    void aFileInTheOrderOfItsItemsBringsNewOnesToTheEnd() {
        assertThat(DistinctGrowth.of(500, 1000, 7.5)).isCloseTo(7500, within(1L));
    }

    /** Rows that name one of so many at random: of some nearly all were seen, of others each only once. */
    @ParameterizedTest
    @CsvSource({"100, 20000", "10000, 20000", "60000, 20000", "400000, 20000"})
    void ofNamesDrawnAtRandomAllAreForeseen(int names, int looked) {
        var random = new Random(5);
        int[] rows = IntStream.generate(() -> random.nextInt(names))
                .limit(20L * looked)
                .toArray();

        long foreseen = DistinctGrowth.of(distinct(rows, looked / 2), distinct(rows, looked), 20);

        assertThat(foreseen).isCloseTo(distinct(rows, rows.length), Percentage.withPercentage(20));
    }

    private static long distinct(int[] rows, int count) {
        var seen = new BitSet();
        IntStream.range(0, count).forEach(row -> seen.set(rows[row]));
        return seen.cardinality();
    }
}
