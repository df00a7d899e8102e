package io.labelwright.spi.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every packing of a column gives back what was put in, cell by cell and in bulk. */
final class ColumnsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 127, 128, 129, 32_767, 32_768, 32_769, 40_000})
    void namesComeBack(int distinct) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < distinct; i++) {
            texts.add("n" + i);
        }
        Dictionary dictionary = Dictionary.of(texts);
        var random = new SplittableRandom(distinct);
        var codes = new int[500];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = random.nextInt(-1, distinct);
        }
        codes[7] = distinct - 1;

        Column column = Columns.names(dictionary, codes.clone(), codes.length);

        var bulk = new int[codes.length + 1];
        column.codes(0, codes.length, bulk, 1);
        for (int i = 0; i < codes.length; i++) {
            assertThat(column.code(i)).isEqualTo(codes[i]);
            assertThat(bulk[i + 1]).isEqualTo(codes[i]);
            assertThat(column.isMissing(i)).isEqualTo(codes[i] < 0);
            assertThat(column.text(i)).isEqualTo(codes[i] < 0 ? null : texts.get(codes[i]));
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "1,2,3", "-1,-1,-1", "NaN,NaN,NaN", "1,NaN,1", "NaN,1,1", "0.0,-0.0,0.0", "-0.0,-0.0,-0.0"})
    void numbersComeBackBitByBit(double a, double b, double c) {
        double[] values = {a, b, c};

        Column column = Columns.numbers(values.clone(), 3);

        var bulk = new double[3];
        column.numbers(0, 3, bulk, 0);
        for (int i = 0; i < 3; i++) {
            assertThat(Double.doubleToLongBits(column.number(i))).isEqualTo(Double.doubleToLongBits(values[i]));
            assertThat(Double.doubleToLongBits(bulk[i])).isEqualTo(Double.doubleToLongBits(values[i]));
            assertThat(column.isMissing(i)).isEqualTo(Double.isNaN(values[i]));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,2,3",
        "5,5,5",
        "3,1,-1",
        "1,2,4",
        "-9223372036854775808,1,2",
        "1,-9223372036854775808,2",
        "-9223372036854775808,-9223372036854775808,-9223372036854775808",
        "9223372036854775807,-9223372036854775808,0",
        "0,9223372036854775807,-2",
        "-9223372036854775807,0,9223372036854775807"
    })
    void integersComeBack(long a, long b, long c) {
        long[] values = {a, b, c};

        Column column = Columns.integers(ColumnType.INTEGER, values.clone(), 3);

        var bulk = new long[3];
        column.integers(0, 3, bulk, 0);
        for (int i = 0; i < 3; i++) {
            assertThat(column.integer(i)).isEqualTo(values[i]);
            assertThat(bulk[i]).isEqualTo(values[i]);
            assertThat(column.isMissing(i)).isEqualTo(values[i] == Long.MIN_VALUE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void columnsOfNothingAreMissing(int rows) {
        for (ColumnType type : ColumnType.values()) {
            Column column = Columns.missing(type, rows);

            assertThat(column.rows()).isEqualTo(rows);
            assertThat(column.type()).isEqualTo(type);
            for (int i = 0; i < rows; i++) {
                assertThat(column.isMissing(i)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50})
    void textsComeBackAsUtf8(int rows) {
        var table = new TableBuilder(TableKind.FEATURES, List.of(ColumnSpec.text("t")), java.util.Map.of());
        var expected = new ArrayList<String>();
        for (int i = 0; i < rows; i++) {
            String text = i % 4 == 0 ? null : i % 4 == 1 ? "" : "é\uD83D\uDE00 " + i;
            expected.add(text);
            table.text(1, text).end();
        }
        for (Segment segment : table.build().segments()) {
            Column column = segment.column(1);
            Columns.Utf8 utf8 = Columns.utf8(column);
            Column again = Columns.texts(utf8.bytes(), utf8.ends(), rows);
            for (int i = 0; i < rows; i++) {
                assertThat(column.text(i)).isEqualTo(expected.get(i));
                assertThat(again.text(i)).isEqualTo(expected.get(i));
            }
        }
    }
}
