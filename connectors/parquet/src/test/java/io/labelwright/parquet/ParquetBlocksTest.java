package io.labelwright.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.parquet.file.ParquetFile;
import io.labelwright.parquet.file.RowReader;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.RecordingSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is read in blocks gives the records, the bad ones, and the end that it gives when read row by row. */
final class ParquetBlocksTest {

    private static final String ALL_TYPES = "select 'item-' || i // 3 as item, 'w' || i * 7919 %% 101 as who, "
            + "case when i %% 11 = 0 then null when i %% 13 = 0 then '' else 'c' || i %% 4 end as label, "
            + "repeat('long text ' || i || ' \u00fc', i %% 9) as text, i * 37 %% 1003 as number, i::bigint << 33 as big, "
            + "case when i %% 6 = 0 then 'nan'::double else (i %% 7)::double / 3 end as real, i::float / 8 as single, "
            + "i %% 5 = 0 as flag, date '2024-01-01' + (i %% 40)::int as day, (i / 8)::decimal(9, 3) as money, "
            + "('\\xFF\\x0' || i %% 8)::blob as raw, range(case when i = 3000 then 40 else i %% 5 end) as list, "
            + "{'a': i, 'b': 'x'} as pair from range(%d) r(i)";

    private static final List<String> OPTIONS = List.of(
            ", compression uncompressed, row_group_size 2048",
            ", compression snappy, row_group_size 2048",
            ", compression uncompressed, parquet_version V2, row_group_size 2048",
            ", compression zstd, dictionary_size_limit 8",
            ", compression uncompressed");

    private static final int MOST_CHARACTERS = 60;

    /** A file that several threads may read. */
    private record Threads(MemoryInput file, int threads) implements SourceInput {
        @Override
        public String name() {
            return file.name();
        }

        @Override
        public InputStream open() {
            return file.open();
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public Path path() throws IOException {
            return file.path();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void theSizeOfBlocksAndTheThreadsChangeNothing(int option) throws IOException {
        for (int rows : new int[] {0, 1, 5000}) {
            byte[] bytes = DuckDb.bytes(ALL_TYPES.formatted(rows), OPTIONS.get(option));

            List<Object> expected = rowByRow(bytes);

            for (int most : new int[] {1, 7, 500, 1 << 14}) {
                for (int threads : new int[] {1, 2, 5}) {
                    assertThat(inBlocks(bytes, most, threads)).isEqualTo(expected);
                }
            }
            assertThat(expected).hasSizeGreaterThan(rows);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void damagedFilesGiveWhatTheyGiveRowByRow(int option) throws IOException {
        byte[] bytes = DuckDb.bytes(ALL_TYPES.formatted(5000), OPTIONS.get(option));
        var random = new SplittableRandom(option);
        int bad = 0;
        int failed = 0;
        for (int round = 0; round < 40; round++) {
            byte[] damaged = bytes.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                damaged[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt(256);
            }

            List<Object> expected = rowByRow(damaged);

            assertThat(inBlocks(damaged, 1 + random.nextInt(1000), 1 + random.nextInt(3)))
                    .as("round %s", round)
                    .isEqualTo(expected);
            bad += expected.stream().anyMatch(RecordingSink.Refused.class::isInstance) ? 1 : 0;
            failed += expected.get(expected.size() - 1) instanceof List ? 1 : 0;
        }
        assertThat(bad).as("files with bad rows").isGreaterThan(2);
        assertThat(failed).as("files that can't be read").isGreaterThan(2);
    }

    private static List<Object> inBlocks(byte[] bytes, int most, int threads) throws IOException {
        var sink = new RecordingSink();
        try (var file = new MemoryInput("data.parquet", bytes)) {
            ParquetImport.source(MOST_CHARACTERS, most).read(new Threads(file, threads), sink);
            return told(sink, List.of());
        } catch (LabelingException e) {
            return told(sink, e.problems());
        }
    }

    private static List<Object> rowByRow(byte[] bytes) throws IOException {
        var sink = new RecordingSink();
        try (var input = new MemoryInput("data.parquet", bytes);
                ParquetFile file = ParquetFile.open(input)) {
            int[][] columns = file.fields().stream()
                    .map(field -> new int[] {sink.column(field.name())})
                    .toArray(int[][]::new);
            new RowReader(file, path -> null, MOST_CHARACTERS).read(sink, columns, sink::end);
            return told(sink, List.of());
        } catch (LabelingException e) {
            return told(sink, e.problems());
        }
    }

    private static List<Object> told(RecordingSink sink, List<?> problems) {
        List<Object> told = new ArrayList<>(sink.columns());
        told.addAll(sink.records());
        told.addAll(sink.refused());
        told.add(problems.isEmpty() ? "end" : problems);
        return told;
    }
}
