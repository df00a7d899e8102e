package io.labelwright.spi.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BoxTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, 1", "1, -0.5", "-0.0, 1"})
    void aBoxWithoutAnAreaIsRefused(double width, double height) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Box(0, 0, width, height, "a"))
                .withMessage("a box has a width and a height above 0, not " + width + " and " + height);
    }

    @ParameterizedTest
    @CsvSource({"NaN, 0, 1, 1", "0, Infinity, 1, 1", "0, 0, NaN, 1", "0, 0, 1, Infinity", "-Infinity, 0, 1, 1"})
    void numbersAreFinite(double x, double y, double width, double height) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Box(x, y, width, height, "a"))
                .withMessage("a box has finite numbers");
    }

    @Test
    void aBoxWithoutALabelIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Box(1, 2, 3, 4, ""))
                .withMessageContaining("has no label");
    }

    @Test
    void aBoxMayBeginOutsideOfTheImage() {
        assertThat(new Box(-3.5, -1, 10, 10, "a").x()).isEqualTo(-3.5);
    }

    @Test
    void thereIsOneZero() {
        assertThat(new Box(-0.0, -0.0, 1, 1, "a")).isEqualTo(new Box(0.0, 0.0, 1, 1, "a"));
    }

    @Test
    void boxesAreSortedByPlaceThenSizeThenLabel() {
        var sorted = List.of(
                new Box(-1, 9, 9, 9, "z"),
                new Box(0, 0, 1, 2, "a"),
                new Box(0, 0, 1, 2, "b"),
                new Box(0, 0, 2, 1, "a"),
                new Box(0, 1, 1, 1, "a"),
                new Box(10, 0, 1, 1, "a"));

        assertThat(Stream.of(5, 3, 1, 0, 4, 2).map(sorted::get).sorted()).containsExactlyElementsOf(sorted);
    }
}
