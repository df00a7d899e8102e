package io.labelwright.spi.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpanTest {

    @ParameterizedTest
    @CsvSource({"-1, 2", "2, 2", "3, 2", "-5, -4"})
    void aStretchOfNothingIsRefused(int start, int end) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Span(start, end, "a"))
                .withMessageContaining("not from " + start + " to " + end);
    }

    @Test
    void aSpanWithoutALabelIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Span(0, 2, ""))
                .withMessageContaining("the span from 0 to 2 has no label");
    }

    @Test
    void spansAreSortedByStartThenEndThenLabel() {
        var sorted = List.of(
                new Span(0, 1, "b"),
                new Span(0, 2, "a"),
                new Span(0, 2, "b"),
                new Span(1, 2, "a"),
                new Span(10, 11, "a"));

        assertThat(Stream.of(4, 2, 0, 3, 1).map(sorted::get).sorted()).containsExactlyElementsOf(sorted);
    }
}
