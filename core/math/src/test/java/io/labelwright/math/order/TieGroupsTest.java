package io.labelwright.math.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TieGroupsTest {

    @Test
    void placesAreInTheOrderOfAStableSort() {
        var random = new Random(3);
        for (int n = 0; n < 200; n++) {
            double[] numbers =
                    random.ints(n, -9, 9).asDoubleStream().map(x -> x / 4).toArray();

            TieGroups groups = TieGroups.ascending(numbers);

            int[] places = IntStream.range(0, n).map(groups::place).toArray();
            assertThat(places)
                    .containsExactly(IntStream.range(0, n)
                            .boxed()
                            .sorted(Comparator.comparingDouble(i -> numbers[i] + 0.0))
                            .mapToInt(i -> i)
                            .toArray());
            for (int g = 0; g < groups.size(); g++) {
                for (int i = groups.start(g); i < groups.start(g + 1); i++) {
                    assertThat(numbers[groups.place(i)]).isEqualTo(groups.value(g) + 0.0);
                }
                assertThat(g == 0 || groups.value(g - 1) < groups.value(g)).isTrue();
            }
            assertThat(groups.start(groups.size())).isEqualTo(n);
        }
    }

    @Test
    void zerosOfBothSignsTie() {
        TieGroups groups = TieGroups.ascending(new double[] {0.0, -0.0, Double.POSITIVE_INFINITY, -1});

        assertThat(groups.size()).isEqualTo(3);
        assertThat(groups.start(1)).isEqualTo(1);
        assertThat(groups.start(2)).isEqualTo(3);
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> TieGroups.ascending(new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("number 1 is NaN");
    }
}
