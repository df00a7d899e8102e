package io.labelwright.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionsTest {

    private static Positions of(BitSet positions) {
        Positions made = Positions.NONE;
        for (int at : positions.stream().toArray()) {
            made = made.with(at);
        }
        return made;
    }

    private static BitSet random(Random random) {
        var set = new BitSet();
        int size = random.nextInt(40);
        int range = 1 + random.nextInt(3_000);
        for (int i = 0; i < size; i++) {
            set.set(random.nextInt(range));
        }
        return set;
    }

    private static List<Integer> listed(Positions positions) {
        var listed = new ArrayList<Integer>();
        for (int at = positions.next(0); at >= 0; at = positions.next(at + 1)) {
            listed.add(at);
        }
        return listed;
    }

    @Test
    void holdsWhatABitSetHolds() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            BitSet expected = random(random);
            BitSet other = random(random);
            Positions positions = of(expected);

            assertThat(positions.bits()).isEqualTo(expected);
            assertThat(listed(positions)).isEqualTo(expected.stream().boxed().toList());
            assertThat(positions.isEmpty()).isEqualTo(expected.isEmpty());
            assertThat(positions.hasSeveral()).isEqualTo(expected.cardinality() > 1);
            int one = random.nextInt(4_000);
            assertThat(positions.contains(one)).isEqualTo(expected.get(one));
            assertThat(positions.next(one)).isEqualTo(expected.nextSetBit(one));

            BitSet left = (BitSet) expected.clone();
            left.andNot(other);
            assertThat(positions.without(other).bits()).isEqualTo(left);
            assertThat(positions.without(other)).isEqualTo(of(left));
            BitSet both = (BitSet) expected.clone();
            both.or(other);
            assertThat(positions.or(of(other))).isEqualTo(of(both)).hasSameHashCodeAs(of(both));
        }
    }

    @Test
    void isOneOfTheTwoWhereItHoldsTheOther() {
        Positions few = Positions.NONE.with(3).with(700);
        Positions more = few.with(5_000);

        assertThat(few.or(more)).isSameAs(more);
        assertThat(more.or(few)).isSameAs(more);
        assertThat(few.or(few.with(3))).isSameAs(few);
        assertThat(few.or(Positions.NONE)).isSameAs(few);
        assertThat(few.without(new BitSet())).isSameAs(few);
    }
}
