package io.labelwright.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.math.random.SeededRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeyCountsTest {

    @Test
    void countsAsAMapDoes() {
        var random = SeededRandom.of(3).sequence(0);
        var counts = new KeyCounts();
        var expected = new TreeMap<Long, Long>();

        for (int i = 0; i < 50_000; i++) {
            // Multiples of a power of two: keys that differ in their high bits only.
            long key = (long) random.nextInt(3_000) << (random.nextInt(3) * 20);
            counts.add(key);
            expected.merge(key, 1L, Long::sum);
        }

        assertThat(counts.size()).isEqualTo(expected.size());
        assertThat(counts.sortedKeys())
                .containsExactly(
                        expected.keySet().stream().mapToLong(key -> key).toArray());
        expected.forEach((key, count) -> assertThat(counts.count(key)).isEqualTo(count));
    }

    @Test
    void aKeyThatWasNotAddedHasNoCount() {
        var counts = new KeyCounts();
        counts.add(7, 5);

        assertThat(counts.count(7)).isEqualTo(5);
        assertThat(counts.count(8)).isZero();
        assertThat(new KeyCounts().sortedKeys()).isEmpty();
    }
}
