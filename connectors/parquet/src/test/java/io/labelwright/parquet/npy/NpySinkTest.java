package io.labelwright.parquet.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.labelwright.parquet.npy.NpyExportConfig.Dtype;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotatorKind;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryOutput;
import io.labelwright.testkit.RecordingSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write, read by ourselves and by NumPy. */
class NpySinkTest {

    private static final List<String> ODD_IDS =
            List.of("a", "", "a,b", "a;b", "\"", "'", " x ", "two\nlines", "\ud83d\ude00", "0042", "#1", "\ufeffx");

    @TempDir
    Path folder;

    private static NpyExportConfig config(TableKind table, @Nullable List<String> columns, Dtype dtype) {
        return new NpyExportConfig("out", table, null, columns, null, table == TableKind.LABELS, dtype);
    }

    private static MemoryOutput write(InMemoryInputs inputs, NpyExportConfig config) throws IOException {
        var out = new MemoryOutput();
        new NpySink(config).write(inputs.table(config.table()), inputs, out);
        return out;
    }

    private static InMemoryInputs random(long seed, List<String> ids, int columns) {
        var random = new SplittableRandom(seed);
        var rows = new double[ids.size()][columns];
        for (double[] row : rows) {
            for (int c = 0; c < columns; c++) {
                row[c] = random.nextInt(7) == 0 ? Double.NaN : random.nextDouble(-1e3, 1e3);
            }
            row[0] = -0.0;
        }
        return InMemoryInputs.ofClasses("ham", "spam")
                .items(ids.toArray(String[]::new))
                .features(
                        "v", IntStream.range(0, columns).mapToObj(c -> "v_" + c).toList(), rows);
    }

    /** What {@code import/npy} makes of it, with the ids from the file beside the array. */
    private static List<Map<String, String>> read(MemoryOutput out) throws IOException {
        var mapping = new ImportMapping(
                null, null, null, null, null, null, BadRows.FAIL, null, RepeatedItems.ERROR, "", AnnotatorKind.HUMAN);
        var sink = new RecordingSink();
        var ids = new NpyImportConfig.Ids("out/ids.csv", "id");
        List<SourceInput> files = out.folder("out").files();
        assertThat(files.stream().map(SourceInput::relativeName))
                .containsExactly("array.npy", "columns.csv", "ids.csv");
        new NpySource(new NpyImportConfig("out/array.npy", "v", ids, mapping))
                .read(new WithOther(files.get(0), files.get(2)), sink);
        assertThat(sink.refused()).isEmpty();
        return sink.fields(TableKind.FEATURES);
    }

    private record WithOther(SourceInput main, SourceInput ids) implements SourceInput {
        @Override
        public SourceInput other(String key) {
            return ids;
        }

        @Override
        public String name() {
            return main.name();
        }

        @Override
        public InputStream open() throws IOException {
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

    @ParameterizedTest
    @EnumSource(Dtype.class)
    void everyNumberAndEveryIdComesBack(Dtype dtype) throws IOException {
        for (int columns : new int[] {1, 3, 130}) {
            var inputs = random(columns, ODD_IDS, columns);
            var table = inputs.table(TableKind.FEATURES);

            List<Map<String, String>> read = read(write(inputs, config(TableKind.FEATURES, null, dtype)));

            assertThat(read).hasSize(ODD_IDS.size());
            Segment rows = table.segments().get(0);
            for (int row = 0; row < rows.rows(); row++) {
                assertThat(read.get(row).getOrDefault("item", "")).isEqualTo(ODD_IDS.get(row));
                for (int c = 0; c < columns; c++) {
                    double written = rows.column(c + 2).number(row);
                    String text = read.get(row).get("v_" + c);
                    assertThat(text == null ? Double.NaN : Double.parseDouble(text))
                            .isEqualTo(Double.valueOf(dtype == Dtype.FLOAT32 ? (float) written : written));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Segment.MAX_ROWS + 5})
    void anyNumberOfRowsComesBack(int count) throws IOException {
        List<String> ids = IntStream.range(0, count).mapToObj(i -> "i" + i).toList();
        var inputs = random(5, ids, 2);

        List<Map<String, String>> read = read(write(inputs, config(TableKind.FEATURES, null, Dtype.FLOAT64)));

        assertThat(read.stream().map(fields -> fields.get("item"))).isEqualTo(ids);
    }

    @Test
    void probabilitiesAreAColumnPerClassNamedBesideTheArray() throws IOException {
        var rows = new TableBuilder(
                TableKind.PREDICTIONS, List.of(ColumnSpec.number("p:ham"), ColumnSpec.number("p:a \"b\"")), Map.of());
        rows.text(0, "1").text(1, "m").number(3, 0.25).number(4, 0.75).end();
        rows.text(0, "2").text(1, "m").number(3, 1).end();
        var inputs = InMemoryInputs.ofClasses("ham", "a \"b\"").items("1", "2").with(rows.build());

        MemoryOutput out = write(inputs, config(TableKind.PREDICTIONS, null, Dtype.FLOAT64));

        assertThat(out.texts()).containsEntry("ids.csv", "\"id\"\n\"1\"\n\"2\"\n");
        assertThat(out.texts()).containsEntry("columns.csv", "\"column\"\n\"p:ham\"\n\"p:a \"\"b\"\"\"\n");
        assertThat(read(out))
                .containsExactly(Map.of("item", "1", "v_0", "0.25", "v_1", "0.75"), Map.of("item", "2", "v_0", "1.0"));
    }

    @Test
    void columnsThatAreAskedForStandInThatOrder() throws IOException {
        var rows = new TableBuilder(TableKind.LABELS, List.of(ColumnSpec.number("p:ham")), Map.of());
        rows.text(0, "1").text(1, "ham").number(2, 0.5).number(6, 0.25).end();
        var inputs = InMemoryInputs.ofClasses("ham").items("1").with(rows.build());
        // The engine hands over the columns that are asked for.
        Segment all = inputs.table(TableKind.LABELS).segments().get(0);
        var asked = new Table(
                TableKind.LABELS,
                List.of(ColumnSpec.number("p:ham"), ColumnSpec.named("item"), ColumnSpec.number("confidence")),
                List.of(new Segment(1, List.of(all.column(6), all.column(0), all.column(2)))));
        var out = new MemoryOutput();

        new NpySink(config(TableKind.LABELS, List.of("p:ham", "item", "confidence"), Dtype.FLOAT64))
                .write(asked, inputs, out);

        assertThat(out.texts()).containsEntry("columns.csv", "\"column\"\n\"p:ham\"\n\"confidence\"\n");
        assertThat(read(out)).containsExactly(Map.of("item", "1", "v_0", "0.25", "v_1", "0.5"));
    }

    @Test
    void anItemThatComesTwiceIsRefused() {
        var rows = new TableBuilder(TableKind.PREDICTIONS, List.of(ColumnSpec.number("p:ham")), Map.of());
        rows.text(0, "x").text(1, "m").number(3, 0.5).end();
        rows.text(0, "x").text(1, "n").number(3, 0.5).end();
        var inputs = InMemoryInputs.ofClasses("ham").items("x").with(rows.build());

        assertThatThrownBy(() -> write(inputs, config(TableKind.PREDICTIONS, null, Dtype.FLOAT64)))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("the item 'x' has several rows in the table predictions");
    }

    @Test
    void textsAreRefused() {
        var rows = new TableBuilder(
                TableKind.FEATURES,
                List.of(ColumnSpec.named("colour"), ColumnSpec.number("size"), ColumnSpec.named("shape")),
                Map.of());
        rows.text(0, "x").text(1, "red").number(2, 0.5).end();
        var inputs = InMemoryInputs.ofClasses("ham").items("x").with(rows.build());

        assertThatThrownBy(() -> write(inputs, config(TableKind.FEATURES, null, Dtype.FLOAT64)))
                .isInstanceOfSatisfying(
                        LabelingException.class,
                        problem -> assertThat(problem.problems().get(0).hint())
                                .isEqualTo("say which to write, for example columns: [item, size]"))
                .hasMessageContaining("the column 'colour' has texts, and so have 1 more");
    }

    @Test
    void numbersThatTheTypeCantHoldAreRefused() {
        var inputs = InMemoryInputs.ofClasses("ham")
                .items("x", "y")
                .features("v", List.of("a"), new double[] {-3.4028235e38}, new double[] {1e39});

        assertThatThrownBy(() -> write(inputs, config(TableKind.FEATURES, null, Dtype.FLOAT32)))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("of the item 'y' in column 'a' is more than float32 holds");
    }

    @Test
    void severalSetsAreNotMixed() {
        var rows = new TableBuilder(
                TableKind.FEATURES, List.of(FeatureSet.SET, ColumnSpec.number("a"), ColumnSpec.number("b")), Map.of());
        rows.text(0, "x").text(1, "one").number(2, 0.5).end();
        rows.text(0, "y").text(1, "two").number(3, 0.5).end();
        var inputs = InMemoryInputs.ofClasses("ham").items("x", "y").with(rows.build());

        assertThatThrownBy(() -> write(inputs, config(TableKind.FEATURES, null, Dtype.FLOAT64)))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("several sets of features are in view: 'one', 'two'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GOLD||an array holds features, predictions or labels, not gold",
                "LABELS||labels are no numbers",
                "FEATURES|a|item is missing",
            })
    void configsThatGiveNoMatrixAreRefused(TableKind table, @Nullable String column, String message) {
        List<String> columns = column == null ? null : List.of(column);

        assertThatThrownBy(() -> new NpyExportConfig("out", table, null, columns, null, false, Dtype.FLOAT64))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @EnumSource(Dtype.class)
    void numPyReadsTheSameNumbers(Dtype dtype) throws Exception {
        assumeTrue(python("import numpy").equals(List.of()), "python3 with numpy is not on this machine");
        var inputs = random(11, ODD_IDS, 3);
        MemoryOutput out = write(inputs, config(TableKind.FEATURES, null, dtype));
        for (Map.Entry<String, byte[]> file : out.files().entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }

        List<String> lines = python("""
                import csv, numpy
                a = numpy.load('array.npy', allow_pickle=False)
                print(a.dtype, a.shape, a.flags['C_CONTIGUOUS'])
                print([r[0] for r in csv.reader(open('columns.csv', encoding='utf-8', newline=''))])
                print(ascii([r[0] for r in csv.reader(open('ids.csv', encoding='utf-8', newline=''))][1:]))
                for row in a:
                    print(*[float(x).hex() for x in row])
                """);

        String type = dtype == Dtype.FLOAT32 ? "float32" : "float64";
        assertThat(lines.get(0)).isEqualTo(type + " (" + ODD_IDS.size() + ", 3) True");
        assertThat(lines.get(1)).isEqualTo("['column', 'v_0', 'v_1', 'v_2']");
        assertThat(lines.get(2))
                .isEqualTo("['a', '', 'a,b', 'a;b', '\"', \"'\", ' x ', 'two\\nlines', '\\U0001f600', '0042', '#1', "
                        + "'\\ufeffx']");
        Segment rows = inputs.table(TableKind.FEATURES).segments().get(0);
        for (int row = 0; row < rows.rows(); row++) {
            var expected = new ArrayList<Double>();
            for (int c = 2; c < 5; c++) {
                double value = rows.column(c).number(row);
                expected.add(dtype == Dtype.FLOAT32 ? (double) (float) value : value);
            }
            List<Double> found = new ArrayList<>();
            for (String text : lines.get(row + 3).split(" ", -1)) {
                found.add(text.equals("nan") ? Double.NaN : Double.parseDouble(text));
            }
            assertThat(found).isEqualTo(expected);
        }
    }

    /** The lines that a program prints; one that says so where there is no Python. */
    private List<String> python(String program) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("python3", "-c", program)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return List.of("there is no python3");
        }
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return lines;
    }
}
