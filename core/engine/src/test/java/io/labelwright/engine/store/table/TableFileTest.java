package io.labelwright.engine.store.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.engine.store.file.CorruptFileException;
import io.labelwright.engine.store.file.HashedInput;
import io.labelwright.engine.store.file.HashedOutput;
import io.labelwright.engine.store.file.Written;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(TableKind.class)
    void anEmptyTableOfEachKindComesBack(TableKind kind) throws IOException {
        Table table = Table.empty(kind);

        assertThat(read(write(table))).isEqualTo(table);
    }

    @Test
    void anyTableComesBackCellByCell() throws IOException {
        for (int seed = 0; seed < 80; seed++) {
            Table table = RandomTables.make(seed, new Random(seed).nextInt(400), 1 + seed % 100);

            Table back = read(write(table));

            assertThat(RandomTables.content(back)).as("seed %d", seed).isEqualTo(RandomTables.content(table));
        }
    }

    @Test
    void aTableOfSeveralFullSegmentsComesBack() throws IOException {
        for (int seed = 0; seed < 3; seed++) {
            Table table = RandomTables.make(seed, 2 * Segment.MAX_ROWS + 77, Segment.MAX_ROWS);

            Table back = read(write(table));

            assertThat(back.segments()).extracting(Segment::rows).containsExactly(65_536, 65_536, 77);
            assertThat(RandomTables.content(back)).isEqualTo(RandomTables.content(table));
        }
    }

    @Test
    void theBytesDependOnTheContentOnly() throws IOException {
        for (int seed = 0; seed < 30; seed++) {
            Table table = RandomTables.make(seed, 1 + new Random(seed).nextInt(300), 50);
            byte[] bytes = Files.readAllBytes(write(table));

            assertThat(Files.readAllBytes(write(RandomTables.disguised(table, 37))))
                    .isEqualTo(bytes);
            assertThat(Files.readAllBytes(write(read(write(table))))).isEqualTo(bytes);
        }
    }

    @Test
    void theBytesDoNotDependOnHowManyRowsWereCutAtATime() throws IOException {
        Table whole = RandomTables.make(4, 70_000, Segment.MAX_ROWS);
        Table pieces = RandomTables.make(4, 70_000, 999);

        assertThat(Files.readAllBytes(write(pieces))).isEqualTo(Files.readAllBytes(write(whole)));
    }

    @Test
    void anotherOrderOfTheDictionaryIsAnotherTable() throws IOException {
        Table table = gold(Dictionary.of(List.of("a", "b")), 0, 1);
        Table other = gold(Dictionary.of(List.of("b", "a")), 1, 0);

        assertThat(Files.readAllBytes(write(other))).isNotEqualTo(Files.readAllBytes(write(table)));
    }

    @Test
    void columnsThatShareADictionaryShareItAfterReading() throws IOException {
        Dictionary ids = Dictionary.of(List.of("a", "b"));
        Table graph = new Table(
                TableKind.GRAPH,
                TableKind.GRAPH.columns(),
                List.of(new Segment(
                        1,
                        List.of(
                                Columns.sameName(ids, 0, 1),
                                Columns.sameName(ids, 1, 1),
                                Columns.sameNumber(0.5, 1)))));

        Table back = read(write(graph));

        assertThat(back.dictionary(1)).isSameAs(back.dictionary(0));
    }

    @Test
    void cutAnywhereItGivesNoTable() throws IOException {
        byte[] bytes = Files.readAllBytes(write(RandomTables.small()));

        for (int length = 0; length < bytes.length; length++) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> read(cut)).as("cut to %d", length).isInstanceOf(CorruptFileException.class);
        }
    }

    @Test
    void bytesAfterTheEndAreRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(write(RandomTables.small()));
        Path longer = Files.write(folder.resolve("longer"), Arrays.copyOf(bytes, bytes.length + 1));

        assertThatThrownBy(() -> read(longer))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining("1 bytes");
    }

    @Test
    void anyChangedByteGivesATableOrACorruptFileAndNothingElse() throws IOException {
        byte[] bytes = Files.readAllBytes(write(RandomTables.small()));

        for (int at = 0; at < bytes.length; at++) {
            for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
                byte[] changed = bytes.clone();
                changed[at] = (byte) value;
                Path file = Files.write(folder.resolve("changed"), changed);
                try {
                    read(file);
                } catch (CorruptFileException e) {
                    assertThat(e).hasMessageNotContaining("null");
                }
            }
        }
    }

    @Test
    void anotherVersionOfTheFormatIsNamed() throws IOException {
        byte[] bytes = Files.readAllBytes(write(RandomTables.small()));
        bytes[TableFile.MAGIC.length()] = 9;
        Path newer = Files.write(folder.resolve("newer"), bytes);

        assertThatThrownBy(() -> read(newer)).hasMessageContaining("version 9, not 1");
    }

    @Test
    void aCodeOutsideOfTheDictionaryIsNotWritten() {
        Table table = gold(Dictionary.of(List.of("a", "b")), 0, 2);

        assertThatThrownBy(() -> write(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'label' of gold has codes from 0 to 2, its dictionary 2 texts");
    }

    @Test
    void twoDictionariesInOneColumnAreNotWritten() {
        Segment one = gold(Dictionary.of(List.of("a", "b")), 0, 1).segments().get(0);
        Segment two = gold(Dictionary.of(List.of("a", "c")), 0, 1).segments().get(0);
        Table table = new Table(TableKind.GOLD, TableKind.GOLD.columns(), List.of(one, two));

        assertThatThrownBy(() -> write(table)).hasMessageContaining("'item' of gold has two dictionaries");
    }

    @Test
    void textsWithRoomBetweenThemAreWrittenWithout() throws IOException {
        List<ColumnSpec> specs = List.of(ColumnSpec.named("item"), ColumnSpec.text("body"));
        Column item = Columns.sameName(Dictionary.of(List.of("a")), 0, 3);
        byte[] utf8 = {'x', '?', 'y'};
        Column roomy = Columns.texts(utf8, new int[] {1, ~2, 3}, 3);
        Column tight = Columns.texts(new byte[] {'x', 'y', '-', '-'}, new int[] {1, ~1, 2}, 3);

        Path left = write(new Table(TableKind.ITEMS, specs, List.of(new Segment(3, List.of(item, roomy)))));
        byte[] bytes = Files.readAllBytes(left);
        Path right = write(new Table(TableKind.ITEMS, specs, List.of(new Segment(3, List.of(item, tight)))));

        assertThat(bytes).isEqualTo(Files.readAllBytes(right));
    }

    @Test
    void aMissingIntegerBesideOneValueStaysMissing() throws IOException {
        List<ColumnSpec> specs = List.of(ColumnSpec.named("item"), ColumnSpec.integer("n"));
        Column item = Columns.sameName(Dictionary.of(List.of("a")), 0, 2);
        Column n = Columns.integers(ColumnType.INTEGER, new long[] {5, Long.MIN_VALUE}, 2);

        Table back = read(write(new Table(TableKind.ITEMS, specs, List.of(new Segment(2, List.of(item, n))))));

        assertThat(back.segments().get(0).column(1).isMissing(0)).isFalse();
        assertThat(back.segments().get(0).column(1).isMissing(1)).isTrue();
    }

    private static Table gold(Dictionary dictionary, int first, int second) {
        return new Table(
                TableKind.GOLD,
                TableKind.GOLD.columns(),
                List.of(new Segment(
                        2,
                        List.of(
                                Columns.names(dictionary, new int[] {0, 1}, 2),
                                Columns.names(dictionary, new int[] {first, second}, 2)))));
    }

    private Path write(Table table) throws IOException {
        Path file = folder.resolve("table");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var out = new HashedOutput(channel);
            TableFile.write(table, out);
            Written written = out.finish();
            assertThat(written.bytes()).isEqualTo(channel.size());
        }
        return file;
    }

    private static Table read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return TableFile.read(new HashedInput(channel));
        }
    }
}
