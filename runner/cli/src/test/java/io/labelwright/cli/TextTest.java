package io.labelwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void numbersAreRoundedAndKeepTheirZeros() {
        assertThat(Text.fixed(0.9996, 3)).isEqualTo("1.000");
        assertThat(Text.fixed(0.0504, 3)).isEqualTo("0.050");
        assertThat(Text.fixed(12.5, 0)).isEqualTo("13");
    }

    @Test
    void aSmallNegativeNumberIsNoNegativeZero() {
        assertThat(Text.fixed(-0.0001, 2)).isEqualTo("0.00");
        assertThat(Text.fixed(-0.25, 2)).isEqualTo("-0.25");
    }

    @Test
    void whatIsNotDefinedSaysSo() {
        assertThat(Text.fixed(Double.NaN, 3)).isEqualTo("undefined");
        assertThat(Text.fixed(Double.POSITIVE_INFINITY, 3)).isEqualTo("Infinity");
    }

    @Test
    void digitsAreGrouped() {
        assertThat(Text.grouped(999)).isEqualTo("999");
        assertThat(Text.grouped(1_234_567)).isEqualTo("1,234,567");
        assertThat(Text.grouped(-123_456)).isEqualTo("-123,456");
    }

    @Test
    void oneIsSingular() {
        assertThat(Text.count(1, "row")).isEqualTo("1 row");
        assertThat(Text.count(0, "row")).isEqualTo("0 rows");
    }

    @Test
    void longTextIsBrokenBetweenWords() {
        assertThat(Text.wrapped("one two three", 2, 9)).isEqualTo("one two\n  three");
    }
}
