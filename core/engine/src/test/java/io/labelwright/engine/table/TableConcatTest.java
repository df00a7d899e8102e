package io.labelwright.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TableConcatTest {

    private static Table gold(String... itemsAndLabels) {
        var rows = new TableBuilder(TableKind.GOLD);
        for (int i = 0; i < itemsAndLabels.length; i += 2) {
            rows.text(0, itemsAndLabels[i]).text(1, itemsAndLabels[i + 1]).end();
        }
        return rows.build();
    }

    private static List<String> cells(Table table, String column) {
        var cells = new ArrayList<String>();
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                cells.add(String.valueOf(segment.column(table.find(column)).text(row)));
            }
        }
        return cells;
    }

    @Test
    void rowsFollowEachOtherAndDictionariesAreMergedInOrder() {
        Table both = TableConcat.of(TableKind.GOLD, List.of(gold("a", "x", "b", "y"), gold("c", "y", "a", "z")));

        assertThat(cells(both, "item")).containsExactly("a", "b", "c", "a");
        assertThat(cells(both, "label")).containsExactly("x", "y", "y", "z");
        assertThat(both.dictionary(0)).isEqualTo(Dictionary.of(List.of("a", "b", "c")));
        assertThat(both.dictionary(1)).isEqualTo(Dictionary.of(List.of("x", "y", "z")));
    }

    @Test
    void aSharedDictionaryIsKept() {
        Dictionary items = Dictionary.of(List.of("a", "b"));
        var one = new TableBuilder(TableKind.GOLD, List.of(), Map.of("item", items));
        var two = new TableBuilder(TableKind.GOLD, List.of(), Map.of("item", items));
        one.code(0, 1).text(1, "x").end();
        two.code(0, 0).text(1, "y").end();

        Table both = TableConcat.of(TableKind.GOLD, List.of(one.build(), two.build()));

        assertThat(both.dictionary(0)).isSameAs(items);
        assertThat(cells(both, "item")).containsExactly("b", "a");
    }

    @Test
    void columnsThatATableLacksAreMissingInItsRows() {
        var number = new TableBuilder(TableKind.GOLD, List.of(ColumnSpec.number("n")), Map.of());
        number.text(0, "a").number(2, 0.5).end();
        var name = new TableBuilder(TableKind.GOLD, List.of(ColumnSpec.named("s")), Map.of());
        name.text(0, "b").text(2, "t").end();

        Table both = TableConcat.of(TableKind.GOLD, List.of(number.build(), gold("c", "x"), name.build()));

        assertThat(both.columns()).extracting(ColumnSpec::name).containsExactly("item", "label", "n", "s");
        assertThat(cells(both, "s")).containsExactly("null", "null", "t");
        assertThat(cells(both, "label")).containsExactly("null", "x", "null");
        assertThat(both.segments().get(0).column(2).number(0)).isEqualTo(0.5);
        assertThat(both.segments().get(2).column(2).isMissing(0)).isTrue();
    }

    @Test
    void oneColumnWithTwoTypesIsRefused() {
        Table number = new TableBuilder(TableKind.GOLD, List.of(ColumnSpec.number("n")), Map.of()).build();
        Table name = new TableBuilder(TableKind.GOLD, List.of(ColumnSpec.named("n")), Map.of()).build();

        assertThatThrownBy(() -> TableConcat.of(TableKind.GOLD, List.of(number, name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column n");
    }

    @Test
    void nothingGivesAnEmptyTable() {
        assertThat(TableConcat.of(TableKind.GOLD, List.of()).rows()).isZero();
        assertThat(TableConcat.of(TableKind.GOLD, List.of(gold(), gold())).rows())
                .isZero();
    }
}
