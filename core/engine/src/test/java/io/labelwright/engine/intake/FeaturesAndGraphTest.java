package io.labelwright.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotatorKind;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.ImportMapping.GraphColumns;
import io.labelwright.spi.connect.ImportMapping.ItemColumns;
import io.labelwright.spi.connect.ImportMapping.ProbabilityColumns;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FeaturesAndGraphTest {

    private static final LabelSchema SCHEMA =
            new LabelSchema(Task.CLASSIFICATION, List.of(LabelClass.of("ham"), LabelClass.of("spam")), null);

    private static ImportMapping features(RepeatedItems repeated, String... features) {
        return mapping(new ItemColumns("id", "body", null, null, List.of(features), null), null, null, repeated);
    }

    private static ImportMapping graph(@Nullable String weight) {
        return mapping(null, null, new GraphColumns("from", "to", weight), RepeatedItems.ERROR);
    }

    private static ImportMapping mapping(
            @Nullable ItemColumns items,
            @Nullable ProbabilityColumns probabilities,
            @Nullable GraphColumns graph,
            RepeatedItems repeated) {
        return new ImportMapping(
                items, null, null, null, probabilities, graph, BadRows.REJECT, null, repeated, "", AnnotatorKind.HUMAN);
    }

    private static RecordTables.Result read(ImportMapping mapping, String header, String... rows) {
        var tables = new RecordTables("vectors", "data.csv", mapping, SCHEMA);
        String[] names = header.split(",", -1);
        long line = 2;
        for (String row : rows) {
            String[] cells = row.split(",", -1);
            for (int c = 0; c < names.length; c++) {
                tables.field(tables.column(names[c]), cells[c]);
            }
            tables.end(line++);
        }
        return tables.finish();
    }

    private static Table table(RecordTables.Result result, TableKind kind) {
        return Objects.requireNonNull(result.tables().get(kind));
    }

    private static List<String> rows(Table table) {
        var rows = new ArrayList<String>();
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                var cells = new ArrayList<String>();
                for (int c = 0; c < table.columns().size(); c++) {
                    if (!table.columns().get(c).name().startsWith("_")) {
                        var column = segment.column(c);
                        cells.add(
                                column.isMissing(row)
                                        ? ""
                                        : switch (column.type()) {
                                            case NAME, TEXT -> String.valueOf(column.text(row));
                                            default -> String.valueOf(column.number(row));
                                        });
                    }
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }

    @Test
    void aColumnOfNumbersIsNumericAndAnyOtherCategorical() {
        var result = read(
                features(RepeatedItems.ERROR, "f*", "colour"),
                "id,body,f1,f2,colour,note",
                "a,hello,1.50,,red,x",
                "b,world,-2e3,7,017,y");
        Table table = table(result, TableKind.FEATURES);

        assertThat(table.columns())
                .containsExactly(
                        ColumnSpec.named("item"),
                        ColumnSpec.named("_set"),
                        ColumnSpec.number("f1"),
                        ColumnSpec.number("f2"),
                        ColumnSpec.named("colour"));
        assertThat(rows(table)).containsExactly("a|1.5||red", "b|-2000.0|7.0|017");
        assertThat(table.segments().get(0).column(1).text(1)).isEqualTo("vectors");
        assertThat(rows(table(result, TableKind.ITEMS)))
                .as("a feature is no field unless it is named as one")
                .containsExactly("a|hello|x", "b|world|y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "1e999", "0x1p3", "1f", " 1", "1,5"})
    void whatOnlyJavaTakesForANumberMakesAColumnCategorical(String value) {
        var tables = new RecordTables("vectors", "data.csv", features(RepeatedItems.ERROR, "f"), SCHEMA);
        for (String cell : List.of("1", value)) {
            tables.field(tables.column("id"), "item-" + cell);
            tables.field(tables.column("body"), "x");
            tables.field(tables.column("f"), cell);
            tables.end(2);
        }

        Table table = table(tables.finish(), TableKind.FEATURES);

        assertThat(table.columns()).contains(ColumnSpec.named("f"));
        assertThat(rows(table)).containsExactly("item-1|1", "item-" + value + "|" + value);
    }

    @Test
    void aTextInTheLastOfManyRowsMakesTheWholeColumnCategorical() {
        var rows = new String[Segment.MAX_ROWS + 2];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "i" + i + ",x," + (i % 10) + ".0,0" + i % 10;
        }
        rows[rows.length - 1] = "last,x,0.5,none";

        Table table = table(read(features(RepeatedItems.ERROR, "*"), "id,body,f,g", rows), TableKind.FEATURES);

        assertThat(table.segments()).hasSize(2);
        assertThat(table.columns()).contains(ColumnSpec.number("f"), ColumnSpec.named("g"));
        assertThat(rows(table)).contains("i13|3.0|03", "last|0.5|none");
        assertThat(table.dictionary(3).size()).isEqualTo(11);
    }

    @Test
    void aGlobTakesNothingThatSomethingElseMaps() {
        var result = read(
                mapping(
                        new ItemColumns("id", "body", null, null, List.of("*", "body"), null),
                        new ProbabilityColumns("id", "p:"),
                        null,
                        RepeatedItems.ERROR),
                "id,body,p:ham,p:spam,f",
                "a,hello,0.5,0.5,3");

        assertThat(rows(table(result, TableKind.FEATURES))).containsExactly("a|hello|3.0");
    }

    @ParameterizedTest
    @CsvSource({"FIRST,a|1.0 b|2.0", "LAST,a|3.0 b|2.0", "ERROR,a|1.0 b|2.0"})
    void featuresOfAnItemThatComesAgainFollowItsFields(RepeatedItems policy, String expected) {
        var result = read(features(policy, "f"), "id,body,f", "a,x,1", "b,y,2", "a,x,3", "b,y,2");

        assertThat(rows(table(result, TableKind.FEATURES))).containsExactly(expected.split(" "));
        assertThat(result.rows())
                .containsEntry("read", 4L)
                .containsEntry("rejected", policy == RepeatedItems.ERROR ? 1L : 0L)
                .containsEntry("repeated", policy == RepeatedItems.ERROR ? 1L : 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"item", "_set"})
    void aFeatureCanNotHaveTheNameOfAColumnOfTheTable(String name) {
        var failure = catchThrowableOfType(
                LabelingException.class, () -> read(features(RepeatedItems.ERROR, "*"), "id,body," + name, "a,x,1"));

        assertThat(failure).hasMessageContaining("'" + name + "'");
    }

    @Test
    void aFeatureThatNoRecordHasIsAWrongMapping() {
        var failure = catchThrowableOfType(
                LabelingException.class, () -> read(features(RepeatedItems.ERROR, "f", "g"), "id,body,f", "a,x,1"));

        assertThat(failure.problems().get(0).code()).isEqualTo(StandardError.UNKNOWN_COLUMN);
        assertThat(failure).hasMessageContaining("'g'").hasMessageContaining("items.features");
    }

    @Test
    void edgesNameTheirItemsAndWeighOneUnlessTheySay() {
        var plain = read(graph(null), "from,to", "a,b", "c,a");
        var weighed = read(graph("w"), "from,to,w", "a,b,0.25", "b,b,0");

        assertThat(rows(table(plain, TableKind.GRAPH))).containsExactly("a|b|1.0", "c|a|1.0");
        assertThat(plain.ids().size()).isEqualTo(3);
        assertThat(rows(table(weighed, TableKind.GRAPH))).containsExactly("a|b|0.25", "b|b|0.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ",b,1; no item id in column 'from'",
                "a,,1; no item id in column 'to'",
                "a,b,; no weight in column 'w'",
                "a,b,much; column 'w': 'much' is not a number",
                "a,b,NaN; column 'w': 'NaN' is not a number",
                "a,b,1e999; column 'w': '1e999' is not a number",
                "a,b,-1; column 'w': the weight -1 is below 0"
            })
    void anEdgeThatCannotBeUsedIsRefusedAndBringsNoItem(String row, String reason) {
        var result = read(graph("w"), "from,to,w", row, "x,y,1");

        assertThat(rows(table(result, TableKind.REJECTS)))
                .singleElement()
                .asString()
                .contains(reason);
        assertThat(rows(table(result, TableKind.GRAPH))).containsExactly("x|y|1.0");
        assertThat(result.ids().size()).isEqualTo(2);
    }
}
