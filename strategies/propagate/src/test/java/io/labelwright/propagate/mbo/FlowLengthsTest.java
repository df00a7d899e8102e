package io.labelwright.propagate.mbo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FlowLengthsTest {

    @Test
    void longFlowsComeFirst() {
        assertThat(IntStream.range(0, 10).map(FlowLengths.FALLING::at))
                .containsExactly(50, 35, 24, 17, 12, 8, 5, 5, 5, 5);
    }

    @Test
    void evenOnesStayAsTheyAre() {
        assertThat(IntStream.of(0, 1, 1000).map(FlowLengths.EVEN::at)).containsExactly(20, 20, 20);
    }
}
