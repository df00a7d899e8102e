package io.labelwright.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForeseenTablesTest {

    /** Rows with a pixel of four values and a number of its own. */
    private static Table features(int rows) {
        var columns = List.of(FeatureSet.SET, ColumnSpec.number("pixel"), ColumnSpec.number("x"));
        var table = new TableBuilder(TableKind.FEATURES, columns, Map.of());
        for (int i = 0; i < rows; i++) {
            table.text(0, "item " + i)
                    .text(1, "set")
                    .number(2, i % 4)
                    .number(3, i)
                    .end();
        }
        return table.build();
    }

    private static ForeseenTables foreseen(Table table, double parts) {
        return new ForeseenTables(Map.of(table.kind(), table), Dictionary.empty(), parts);
    }

    @Test
    void numbersThatComeAgainAreCountedOnceInAPiece() {
        Table table = features(100);

        assertThat(foreseen(table, 1).differentNumbers(1)).isEqualTo((4 + 100) / 200.0);
        // Fifty rows are in each of two pieces, and ten in each of ten.
        assertThat(foreseen(table, 1).differentNumbers(2)).isEqualTo((4 + 50) / 100.0);
        assertThat(foreseen(table, 1).differentNumbers(10)).isEqualTo((4 + 10) / 20.0);
    }

    @Test
    void aPieceOfALargeFileIsLookedAtAsFarAsItWasRead() {
        Table table = features(100);

        assertThat(foreseen(table, 10).differentNumbers(20)).isEqualTo((4 + 50) / 100.0);
        assertThat(foreseen(table, 10).differentNumbers(2)).isEqualTo((4 + 100) / 200.0);
        assertThat(foreseen(table, 1).differentNumbers(1_000_000)).isEqualTo(1);
    }

    @Test
    void whereThereAreNoNumbersNoneComesAgain() {
        var gold = new TableBuilder(TableKind.GOLD);
        gold.text(0, "a").text(1, "ham").end();

        assertThat(foreseen(gold.build(), 1).differentNumbers(1)).isEqualTo(1);
    }
}
