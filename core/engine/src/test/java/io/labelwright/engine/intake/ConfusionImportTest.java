package io.labelwright.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotatorKind;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.ImportMapping.ConfusionColumns;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
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

final class ConfusionImportTest {

    private static final LabelSchema SCHEMA =
            new LabelSchema(Task.CLASSIFICATION, List.of(LabelClass.of("ham"), LabelClass.of("spam")), null);

    private static ImportMapping mapping(
            @Nullable String count, @Nullable String stage, BadRows badRows, String prefix) {
        return new ImportMapping(
                null,
                null,
                null,
                null,
                null,
                null,
                new ConfusionColumns("annotator", "truth", "answer", "value", count, stage),
                badRows,
                null,
                RepeatedItems.ERROR,
                prefix,
                AnnotatorKind.HUMAN,
                null);
    }

    private static RecordTables.Result read(ImportMapping mapping, String header, String... rows) {
        var tables = new RecordTables("before", "quality.csv", mapping, SCHEMA);
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

    private static List<String> rows(RecordTables.Result result, TableKind kind) {
        Table table = Objects.requireNonNull(result.tables().get(kind));
        var rows = new ArrayList<String>();
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                var cells = new ArrayList<String>();
                for (int c = 0; c < table.columns().size(); c++) {
                    var column = segment.column(c);
                    if (!table.columns().get(c).hidden()) {
                        cells.add(
                                column.isMissing(row)
                                        ? ""
                                        : switch (column.type()) {
                                            case NAME, TEXT -> String.valueOf(column.text(row));
                                            case INTEGER -> String.valueOf(column.integer(row));
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
    void anExportOfAnEarlierRunIsReadBackUnderTheNameOfTheImport() {
        var result = read(
                mapping(null, null, BadRows.FAIL, ""),
                "stage,annotator,truth,answer,value,count",
                "agreed,ann,ham,ham,0.9,18.5",
                "agreed,ann,ham,spam,0.1,1.5",
                "agreed,bob,spam,spam,,0");

        assertThat(rows(result, TableKind.CONFUSION))
                .containsExactly(
                        "before|ann|ham|ham|0.9|18.5", "before|ann|ham|spam|0.1|1.5", "before|bob|spam|spam||0.0");
        assertThat(result.rows())
                .containsEntry("read", 3L)
                .containsEntry("used", 3L)
                .containsEntry("rejected", 0L);
        assertThat(result.ids().size()).as("it names no item").isZero();
    }

    @Test
    void withoutACountTheValueIsOne() {
        var result =
                read(mapping(null, null, BadRows.FAIL, "crowd-"), "annotator,truth,answer,value", "ann,ham,ham,12");

        assertThat(rows(result, TableKind.CONFUSION)).containsExactly("before|crowd-ann|ham|ham|12.0|12.0");
    }

    @Test
    void aCountThatIsNamedHasToBeThere() {
        assertThatThrownBy(() ->
                        read(mapping("n", null, BadRows.FAIL, ""), "annotator,truth,answer,value", "ann,ham,ham,12"))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("no record has the column 'n' that confusion.count names");
    }

    @Test
    void rowsOfSeveralStagesAreNotAddedUp() {
        String header = "stage,annotator,truth,answer,value,count";
        String[] rows = {"agreed,ann,ham,ham,1,5", "before,ann,ham,ham,1,3"};

        assertThatThrownBy(() -> read(mapping(null, null, BadRows.REJECT, ""), header, rows))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("rows of the stages 'agreed' and 'before'")
                .satisfies(e -> assertThat(
                                ((LabelingException) e).problems().get(0).hint())
                        .contains("confusion: {stage: agreed}"));
        var one = read(mapping(null, "agreed", BadRows.FAIL, ""), header, rows);
        assertThat(rows(one, TableKind.CONFUSION)).containsExactly("before|ann|ham|ham|1.0|5.0");
        assertThat(one.rows()).containsEntry("read", 2L).containsEntry("used", 2L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ",ham,ham,1,1; no annotator in column 'annotator'",
                "ann,,ham,1,1; no class in column 'truth'",
                "ann,ham,,1,1; no class in column 'answer'",
                "ann,hamm,ham,1,1; label 'hamm' is not one of the classes; did you mean 'ham'?",
                "ann,ham,spum,1,1; label 'spum' is not one of the classes",
                "ann,ham,ham,x,1; column 'value': 'x' is not a number",
                "ann,ham,ham,NaN,1; column 'value': 'NaN' is not a number",
                "ann,ham,ham,1,-0.5; column 'count': -0.5 is not between 0 and 1000000000",
                "ann,ham,ham,-1,1; column 'value': -1 is not between 0 and 1000000000",
                "ann,ham,ham,1,1e10; column 'count': 1e10 is not between 0 and 1000000000",
            })
    void aRowThatMakesNoSenseIsRefusedWithItsLine(String row, String reason) {
        String header = "annotator,truth,answer,value,count";

        var result = read(mapping(null, null, BadRows.REJECT, ""), header, "bob,ham,ham,1,1", row);

        assertThat(rows(result, TableKind.CONFUSION)).containsExactly("before|bob|ham|ham|1.0|1.0");
        assertThat(rows(result, TableKind.REJECTS))
                .singleElement()
                .satisfies(reject ->
                        assertThat(reject).startsWith("before|quality.csv|3|").contains(reason.strip()));
        assertThatThrownBy(() -> read(mapping(null, null, BadRows.FAIL, ""), header, row))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining(reason.strip());
    }
}
