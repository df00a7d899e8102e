package io.labelwright.parquet.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.parquet.DuckDb;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotatorKind;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.RecordingSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpySourceTest {

    private static RecordingSink read(
            byte[] array, @Nullable String features, NpyImportConfig.@Nullable Ids ids, byte[] idFile)
            throws IOException {
        var mapping = new ImportMapping(
                null, null, null, null, null, null, BadRows.FAIL, null, RepeatedItems.ERROR, "", AnnotatorKind.HUMAN);
        var sink = new RecordingSink();
        var main = new MemoryInput("x.npy", array);
        new NpySource(new NpyImportConfig("x.npy", features, ids, mapping))
                .read(new WithIds(main, ids == null ? "" : ids.path(), idFile), sink);
        assertThat(main.unclosed()).isZero();
        return sink;
    }

    private static RecordingSink read(byte[] array) throws IOException {
        return read(array, null, null, new byte[0]);
    }

    private record WithIds(MemoryInput main, String idsName, byte[] ids) implements SourceInput {
        @Override
        public SourceInput other(String key) {
            assertThat(key).isEqualTo("ids.path");
            return new MemoryInput(idsName, ids);
        }

        @Override
        public String name() {
            return main.name();
        }

        @Override
        public InputStream open() {
            return main.open();
        }

        @Override
        public long size() {
            return main.size();
        }

        @Override
        public Path path() throws IOException {
            return main.path();
        }
    }

    private static List<@Nullable String> column(RecordingSink sink, String name) {
        return sink.fields(TableKind.FEATURES).stream()
                .<@Nullable String>map(fields -> fields.get(name))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "<i1, 1, -2, 3",
        "|i1, 1, -2, 3",
        "<i2, 1, -2, 300",
        ">i2, 1, -2, 300",
        "<i4, 1, -2, 70000",
        ">i4, 1, -2, 70000",
        "<i8, 1, -2, 9007199254740992",
        ">i8, 1, -2, 9007199254740992",
        "|u1, 1, 254, 3",
        "<u2, 1, 65534, 3",
        "<u4, 1, 4294967294, 3",
        ">u4, 1, 4294967294, 3",
        "<u8, 1, 5, 9007199254740992",
        "|b1, 1, 0, 1",
        "<f2, 1, -2, 0.5",
        ">f2, 1, -2, 0.00006103515625",
        "<f2, 1, -2, 0.000000059604644775390625",
        "<f4, 1, -2, 0.5",
        ">f4, 1, -2, 0.5",
        "<f8, 1, -2, 0.1",
        ">f8, 1, -2, 0.1"
    })
    void everyTypeOfNumberIsRead(String type, double a, double b, double c) throws IOException {
        double[] expected = {a, b, c};
        int size = type.charAt(2) - '0';
        var bytes = ByteBuffer.allocate(3 * size)
                .order(type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (double value : expected) {
            switch (type.substring(1)) {
                case "f8" -> bytes.putDouble(value);
                case "f4" -> bytes.putFloat((float) value);
                case "f2" -> bytes.putShort(half(value));
                default -> {
                    switch (size) {
                        case 1 -> bytes.put((byte) (long) value);
                        case 2 -> bytes.putShort((short) (long) value);
                        case 4 -> bytes.putInt((int) (long) value);
                        default -> bytes.putLong((long) value);
                    }
                }
            }
        }

        RecordingSink sink = read(Arrays2d.file(Arrays2d.header(type, false, "(3,)"), bytes.array()));

        assertThat(column(sink, "x_0").stream().map(text -> Double.valueOf(String.valueOf(text))))
                .containsExactly(a, b, c);
        assertThat(column(sink, "item")).containsExactly("0", "1", "2");
    }

    /** The half floats of the test, as IEEE 754 defines them. */
    private static short half(double value) {
        return switch (Double.toString(value)) {
            case "1.0" -> (short) 0x3C00;
            case "-2.0" -> (short) 0xC000;
            case "0.5" -> (short) 0x3800;
            case "6.103515625E-5" -> (short) 0x0400;
            default -> (short) 0x0001;
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bothOrdersOfAnArrayGiveTheSameRows(boolean fortran) throws IOException {
        var random = new SplittableRandom(7);
        var rows = new double[1200][450];
        for (double[] row : rows) {
            for (int c = 0; c < row.length; c++) {
                row[c] = random.nextInt(9) == 0 ? Double.NaN : random.nextDouble(-9, 9);
            }
        }
        RecordingSink sink = read(Arrays2d.doubles(fortran, ByteOrder.BIG_ENDIAN, rows));

        List<Map<String, String>> found = sink.fields(TableKind.FEATURES);
        assertThat(found).hasSize(1200);
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                String text = found.get(r).get("x_" + c);
                assertThat(text == null ? Double.valueOf(Double.NaN) : Double.valueOf(text))
                        .isEqualTo(Double.valueOf(rows[r][c]));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ids.csv", "ids.jsonl", "ids.parquet"})
    void idsComeFromAColumnOfAnotherFile(String path) throws IOException {
        byte[] ids = path.endsWith(".parquet")
                ? DuckDb.bytes("select 'z' as other, 'a' as key union all select 'z', 'b' order by key", "")
                : (path.endsWith(".csv")
                                ? "other,key\nz,a\nz,b\n"
                                : "{\"other\":\"z\",\"key\":\"a\"}\n{\"key\":\"b\"}\n")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] array = Arrays2d.doubles(false, ByteOrder.LITTLE_ENDIAN, new double[][] {{1, 2}, {3, 4}});

        RecordingSink sink = read(array, "emb", new NpyImportConfig.Ids(path, "key"), ids);

        assertThat(sink.fields(TableKind.FEATURES))
                .containsExactly(
                        Map.of("item", "a", "emb_0", "1.0", "emb_1", "2.0"),
                        Map.of("item", "b", "emb_0", "3.0", "emb_1", "4.0"));
        assertThat(sink.records()).extracting(RecordingSink.Accepted::line).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @CsvSource({"a, the array has 2 rows; and ids.csv has 1 ids", "a b c, the array has 2 rows; and there are more ids"
    })
    void idsThatAreFewerOrMoreThanRowsAreAnError(String ids, String message) {
        byte[] array = Arrays2d.doubles(false, ByteOrder.LITTLE_ENDIAN, new double[][] {{1}, {3}});
        byte[] file = ("id\n" + ids.replace(' ', '\n') + "\n").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read(array, null, new NpyImportConfig.Ids("ids.csv", "id"), file))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining(message.replace(';', ','));
        assertThatThrownBy(() -> read(array, null, new NpyImportConfig.Ids("ids.csv", "key"), file))
                .isInstanceOf(LabelingException.class);
    }

    @Test
    void numbersThatTheTableCantHoldMakeTheirRowBad() throws IOException {
        var longs = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        longs.putLong(1).putLong((1L << 53) + 1).putLong(-5);
        RecordingSink sink = read(Arrays2d.file(Arrays2d.header("<i8", false, "(3, 1)"), longs.array()));
        RecordingSink infinite = read(Arrays2d.doubles(false, ByteOrder.LITTLE_ENDIAN, new double[][] {
            {1, 2}, {0, Double.POSITIVE_INFINITY}
        }));

        assertThat(column(sink, "item")).containsExactly("0", "2");
        assertThat(sink.refused())
                .containsExactly(new RecordingSink.Refused(
                        2, 1, "the integer 9007199254740993 is more than a number holds exactly", "1"));
        assertThat(infinite.refused()).containsExactly(new RecordingSink.Refused(2, 2, "the number is infinite", "1"));
    }

    @Test
    void pythonObjectsAreNeverLoaded() {
        byte[] pickled = Arrays2d.file(Arrays2d.header("|O", false, "(1,)"), new byte[] {(byte) 0x80, 4, 'c', '.'});

        assertThatThrownBy(() -> read(pickled))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("dtype object")
                .hasMessageContaining("never done");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2, 2), }|one or two dimensions",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (), }|one or two dimensions",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 0), }|it has 0 columns",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (9999999999999999999, 3), }|which no file holds",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (4000000000, 3), }|rows of 3 numbers need",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (-1, 3), }|a whole number is expected",
                "{'descr': '<f8', 'fortran_order': 0, 'shape': (1, 3), }|True or False is expected",
                "{'descr': '<f8', 'shape': (1, 3), }|no dictionary with descr",
                "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (1,)}|the key 'descr'",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'x': 'y'}|the key 'x'",
                "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,)}|records of named fields",
                "{'descr': '<c16', 'fortran_order': False, 'shape': (1,)}|its dtype is '<c16'",
                "{'descr': '=f8', 'fortran_order': False, 'shape': (1,)}|its dtype is '=f8'",
                "{'descr': '<U3', 'fortran_order': False, 'shape': (1,)}|its dtype is '<U3'",
                "__import__('os').system('x')|'{' is expected"
            })
    void headersThatAreWrongAreNamed(String header, String message) {
        byte[] file = Arrays2d.file(header, new byte[24]);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("x.npy")
                .hasMessageContaining(message);
    }

    @Test
    void bytesAfterTheArrayAreAnError() {
        byte[] array = Arrays2d.doubles(false, ByteOrder.LITTLE_ENDIAN, new double[][] {{1}});
        byte[] longer = java.util.Arrays.copyOf(array, array.length + 1);

        assertThatThrownBy(() -> read(longer)).hasMessageContaining("1 rows of 1 numbers need " + array.length);
    }

    /** Arrays that NumPy itself wrote. */
    @Test
    void arraysOfNumPyAreRead() throws IOException {
        Path digits = Path.of("../../../shared/data/propagation/digits/x.npy")
                .toAbsolutePath()
                .normalize();
        Assumptions.assumeTrue(Files.exists(digits), "the data " + digits + " is not on this machine");

        RecordingSink sink = read(Files.readAllBytes(digits));

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields(TableKind.FEATURES)).hasSize(1797);
        assertThat(sink.fields(TableKind.FEATURES).get(0)).containsKey("x_63").doesNotContainKey("x_64");
    }
}
