package io.labelwright.spi.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TableBuilderTest {

    private static final List<ColumnSpec> EXTRA =
            List.of(ColumnSpec.text("t"), ColumnSpec.number("n"), ColumnSpec.integer("i"), ColumnSpec.bool("b"));

    private static List<String> shown(Table table) {
        var rows = new ArrayList<String>();
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                var cells = new ArrayList<String>();
                for (Column column : segment.columns()) {
                    cells.add(
                            column.isMissing(row)
                                    ? "-"
                                    : switch (column.type()) {
                                        case NAME, TEXT -> String.valueOf(column.text(row));
                                        case NUMBER -> String.valueOf(column.number(row));
                                        case INTEGER, BOOLEAN -> String.valueOf(column.integer(row));
                                    });
                }
                rows.add(String.join(" ", cells));
            }
        }
        return rows;
    }

    @Test
    void cellsThatAreNotSetAreMissing() {
        var rows = new TableBuilder(TableKind.FEATURES, EXTRA, Map.of());
        rows.text(0, "a").end();
        rows.text(1, "text").number(2, 0.5).end();
        rows.text(0, "c").integer(3, -7).bool(4, true).end();
        rows.end();

        Table table = rows.build();

        assertThat(shown(table)).containsExactly("a - - - -", "- text 0.5 - -", "c - - -7 1", "- - - - -");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void namesThatRepeatOrAreLeftOutOrSetTwiceStayInTheirRows(int seed) {
        var random = new SplittableRandom(seed);
        var rows = new TableBuilder(TableKind.FEATURES, List.of(), Map.of());
        var expected = new ArrayList<String>();
        String name = "a";
        for (int r = 0; r < 66_000; r++) {
            // Long runs of one name or of none, with changes that seeds place at the start, in the middle, at the end.
            if (random.nextInt(1 + 2_000 * seed) == 0) {
                name = random.nextBoolean() ? "-" : "n" + random.nextInt(3);
            }
            if (random.nextInt(20_000) == 0) {
                rows.text(0, "other");
            }
            boolean set = !name.equals("-");
            rows.text(0, set ? name : null).end();
            expected.add(name);
        }
        rows.end();
        expected.add("-");

        assertThat(shown(rows.build())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 65_535, 65_536, 65_537, 140_000})
    void rowsOfAnyNumberAreKeptInSegments(int count) {
        var rows = new TableBuilder(TableKind.FEATURES, EXTRA, Map.of());
        for (int r = 0; r < count; r++) {
            assertThat(rows.size()).isEqualTo(r);
            rows.text(0, "id" + r % 40_000);
            if (r % 3 != 0) {
                rows.text(1, "t" + r)
                        .number(2, r * 0.5)
                        .integer(3, (long) r * r)
                        .bool(4, r % 2 == 0);
            }
            rows.end();
        }

        Table table = rows.build();

        assertThat(rows.size()).as("after build, too").isEqualTo(count);
        assertThat(table.rows()).isEqualTo(count);
        assertThat(table.segments())
                .allSatisfy(segment -> assertThat(segment.rows()).isLessThanOrEqualTo(65_536));
        int r = 0;
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++, r++) {
                if (!("id" + r % 40_000).equals(segment.column(0).text(row))
                        || segment.column(2).isMissing(row) != (r % 3 == 0)
                        || (r % 3 != 0 && segment.column(3).integer(row) != (long) r * r)
                        || (r % 3 != 0 && !("t" + r).equals(segment.column(1).text(row)))) {
                    throw new AssertionError("row " + r + " is wrong");
                }
            }
        }
        assertThat(table.segments().stream()
                        .map(segment -> segment.column(0).dictionary())
                        .distinct())
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aColumnAddedLaterIsMissingInEarlierRows() {
        var rows = new TableBuilder(TableKind.FEATURES);
        rows.text(0, "a").end();
        int name = rows.addColumn(ColumnSpec.named("late"));
        int number = rows.addColumn(ColumnSpec.number("number"));
        rows.text(0, "b").text(name, "x").number(number, 1).end();

        assertThat(shown(rows.build())).containsExactly("a - -", "b x 1.0");
    }

    @Test
    void aColumnAddedAfterFullSegmentsIsMissingThere() {
        var rows = new TableBuilder(TableKind.FEATURES);
        for (int r = 0; r < Segment.MAX_ROWS; r++) {
            rows.text(0, "a").end();
        }
        int late = rows.addColumn(ColumnSpec.named("late"));
        rows.text(0, "b").text(late, "x").end();

        Table table = rows.build();

        assertThat(table.segments().get(0).column(late).isMissing(5)).isTrue();
        assertThat(table.segments().get(1).column(late).text(0)).isEqualTo("x");
    }

    @Test
    void aGivenDictionaryTakesItsOwnNamesOnly() {
        Dictionary classes = Dictionary.of(List.of("ham", "spam"));
        var rows = new TableBuilder(TableKind.GOLD, List.of(), Map.of("label", classes));
        rows.text(0, "a").code(1, 1).end();
        rows.text(0, "b").text(1, "ham").end();

        assertThatThrownBy(() -> rows.text(1, "egg"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("egg");
        Table table = rows.build();
        assertThat(shown(table)).containsExactly("a spam", "b ham");
        assertThat(table.dictionary(1)).isSameAs(classes);
    }

    @Test
    void aSharedVocabularyGivesTheSameCodes() {
        var ids = new Dictionary.Builder();
        var one = new TableBuilder(TableKind.GOLD).share(0, ids);
        var two = new TableBuilder(TableKind.GOLD).share(0, ids);
        one.text(0, "a").end();
        two.text(0, "b").end();
        two.text(0, "a").end();

        Table first = one.build();
        Table second = two.build();

        assertThat(second.segments().get(0).column(0).code(1)).isEqualTo(0);
        assertThat(first.dictionary(0)).isEqualTo(second.dictionary(0));
    }

    @Test
    void numbersAreFinite() {
        var rows = new TableBuilder(TableKind.WEIGHTS);

        assertThatThrownBy(() -> rows.number(1, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weight");
        rows.text(0, "a").number(1, Double.NaN).end();
        assertThat(rows.build().segments().get(0).column(1).isMissing(0)).isTrue();
    }

    @Test
    void valuesOfTheWrongTypeAreRefused() {
        var rows = new TableBuilder(TableKind.WEIGHTS);

        assertThatThrownBy(() -> rows.text(1, "much")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rows.number(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rows.integer(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameThatIsMissingInAllRowsIsMissingHoweverItWasLeftOut() {
        int source = TableKind.LABELS.column("source");
        for (int rows = 1; rows <= 4; rows++) {
            for (int set = 0; set <= rows; set++) {
                var builder = new TableBuilder(TableKind.LABELS);
                for (int row = 0; row < rows; row++) {
                    builder.text(0, "i" + row);
                    if (row < set) {
                        builder.text(source, null);
                    }
                    builder.end();
                }

                Segment segment = builder.build().segments().get(0);

                assertThat(segment.rows()).isEqualTo(rows);
                for (int row = 0; row < rows; row++) {
                    assertThat(segment.column(source).isMissing(row)).isTrue();
                }
            }
        }
    }
}
