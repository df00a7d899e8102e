package io.labelwright.math.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeededRandomTest {

    private final SeededRandom random = SeededRandom.of(42).stream("test");

    @Test
    void valuesDoNotChangeBetweenReleases() {
        assertThat(SeededRandom.of(0).bits(0, 0)).isEqualTo(3746585686858627171L);
        assertThat(SeededRandom.of(42).stream("shuffle").bits(SeededRandom.key("item-7"), 3))
                .isEqualTo(-3600284712173884834L);
    }

    @Test
    void aSequenceIsTheCountersInARow() {
        var sequence = random.sequence(17);

        for (int counter = 0; counter < 10; counter++) {
            assertThat(sequence.nextLong()).isEqualTo(random.bits(17, counter));
        }
    }

    @Test
    void seedStreamItemAndCounterEachChangeTheValue() {
        long value = random.bits(1, 1);

        assertThat(SeededRandom.of(43).stream("test").bits(1, 1)).isNotEqualTo(value);
        assertThat(SeededRandom.of(42).stream("tesu").bits(1, 1)).isNotEqualTo(value);
        assertThat(random.stream(1).bits(1, 1)).isNotEqualTo(value);
        assertThat(random.bits(2, 1)).isNotEqualTo(value);
        assertThat(random.bits(1, 2)).isNotEqualTo(value);
    }

    @Test
    void neighbouringItemsAndCountersDoNotMeet() {
        var seen = new HashSet<Long>();

        for (int item = 0; item < 300; item++) {
            for (int counter = 0; counter < 300; counter++) {
                seen.add(random.bits(item, counter));
            }
        }

        assertThat(seen).hasSize(90_000);
    }

    @Test
    void everyBitOfTheInputFlipsHalfOfTheOutput() {
        for (int bit = 0; bit < 64; bit++) {
            long flipped = 0;
            for (int item = 0; item < 200; item++) {
                flipped += Long.bitCount(random.bits(item, 0) ^ random.bits(item ^ (1L << bit), 0));
            }
            assertThat(flipped / 200.0).as("bit %s", bit).isBetween(29.5, 34.5);
        }
    }

    @Test
    void textsThatDifferInOneCharacterHaveDifferentKeys() {
        var keys = new HashSet<Long>();

        IntStream.range(0, 100_000).forEach(i -> keys.add(SeededRandom.key("item-" + i)));

        assertThat(keys).hasSize(100_000);
        assertThat(SeededRandom.key("")).isNotEqualTo(SeededRandom.key("\0"));
    }

    @Test
    void doublesAreUniform() {
        int draws = 100_000;
        var bins = new int[100];
        double sum = 0;
        for (int item = 0; item < draws; item++) {
            double u = random.uniform(item, 0);
            assertThat(u).isBetween(0.0, 1 - 0x1.0p-53);
            sum += u;
            bins[(int) (u * 100)]++;
        }
        double chiSquare = 0;
        for (int bin : bins) {
            chiSquare += (bin - draws / 100.0) * (bin - draws / 100.0) / (draws / 100.0);
        }

        assertThat(sum / draws).isCloseTo(0.5, within(0.004));
        assertThat(chiSquare).as("99 degrees of freedom").isBetween(50.0, 160.0);
    }

    @Test
    void intsReachEveryValueBelowTheBound() {
        var counts = new int[7];
        for (int item = 0; item < 70_000; item++) {
            counts[random.below(7, item, 0)]++;
        }

        assertThat(IntStream.of(counts)).allMatch(count -> count > 9_500 && count < 10_500);
        assertThat(random.below(1, 5, 5)).isZero();
        assertThat(random.below(Integer.MAX_VALUE, 5, 5)).isBetween(0, Integer.MAX_VALUE - 1);
    }

    @Test
    void aBoundOfZeroIsRefused() {
        assertThatThrownBy(() -> random.below(0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }

    @Test
    void normalValuesHaveMeanZeroAndVarianceOne() {
        var sequence = random.sequence(1);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 100_000; i++) {
            double value = sequence.nextGaussian();
            sum += value;
            squares += value * value;
        }

        assertThat(sum / 100_000).isCloseTo(0, within(0.015));
        assertThat(squares / 100_000).isCloseTo(1, within(0.02));
    }

    @Test
    void aShuffleIsAPermutationAndFair() {
        var first = new int[5];
        for (int item = 0; item < 10_000; item++) {
            int[] values = {0, 1, 2, 3, 4};
            random.sequence(item).shuffle(values);
            assertThat(IntStream.of(values).sorted().toArray()).containsExactly(0, 1, 2, 3, 4);
            first[values[0]]++;
        }

        assertThat(IntStream.of(first)).allMatch(count -> count > 1_800 && count < 2_200);
    }
}
