package io.labelwright.engine.store.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.store.file.HashedOutput;
import io.labelwright.engine.table.DictionarySize;
import io.labelwright.engine.table.TableSize;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableOutlineTest {

    private static final int ROWS = 70_000;

    @TempDir
    private Path folder;

    @Test
    void answersHaveCodesOfTheirNamesAndTheNamesThemselves() throws Exception {
        var rows = new TableBuilder(TableKind.ANNOTATIONS);
        var random = new Random(3);
        for (int row = 0; row < ROWS; row++) {
            rows.text(0, "item-" + row)
                    .text(1, "w" + random.nextInt(300))
                    .text(2, random.nextBoolean() ? "a" : "b")
                    .end();
        }

        TableSize size = sizeOf(rows.build());

        assertThat(size.rows()).isEqualTo(ROWS);
        assertThat(size.annotators()).isEqualTo(300);
        // Codes of items take two bytes in the rows where they fit and four behind, those of annotators and labels two
        // and one.
        assertThat(size.cells()).isCloseTo(ROWS * (4 + 2 + 1), Percentage.withPercentage(1));
        assertThat(size.names()).isCloseTo(DictionarySize.of(ROWS, ROWS * 10L), Percentage.withPercentage(5));
        assertThat(size.numbers()).isZero();
        assertThat(size.text()).isZero();
    }

    @Test
    void featuresHaveEightBytesANumber() throws Exception {
        var rows =
                new TableBuilder(TableKind.FEATURES, List.of(ColumnSpec.number("x"), ColumnSpec.number("y")), Map.of());
        for (int row = 0; row < ROWS; row++) {
            rows.text(0, "i" + row).number(1, row / 3.0).number(2, row / 7.0).end();
        }

        TableSize size = sizeOf(rows.build());

        assertThat(size.numbers()).isEqualTo(2);
        assertThat(size.cells()).isCloseTo(ROWS * (4L + 16), Percentage.withPercentage(1));
    }

    @Test
    void textsAreTold() throws Exception {
        var rows = new TableBuilder(TableKind.ITEMS, List.of(ColumnSpec.text("text")), Map.of());
        for (int row = 0; row < ROWS; row++) {
            rows.text(0, "i" + row).text(1, "0123456789".repeat(row % 9)).end();
        }

        TableSize size = sizeOf(rows.build());

        assertThat(size.text()).isCloseTo(ROWS * 40L, Percentage.withPercentage(10));
    }

    @Test
    void aTableWithoutRowsTakesNothing() throws Exception {
        assertThat(sizeOf(Table.empty(TableKind.LABELS))).isEqualTo(TableSize.EMPTY);
    }

    private TableSize sizeOf(Table table) throws Exception {
        Path file = folder.resolve("table");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var out = new HashedOutput(channel);
            TableFile.write(table, out);
            out.finish();
        }
        return TableFile.size(file);
    }
}
