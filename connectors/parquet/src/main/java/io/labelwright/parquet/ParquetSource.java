package io.labelwright.parquet;

import io.labelwright.parquet.file.Field;
import io.labelwright.parquet.file.ParquetFile;
import io.labelwright.parquet.file.RowReader;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code import/parquet}: values become the texts that a CSV file would hold, lists and structs JSON. The line of a
 * record is its row, from 1.
 */
final class ParquetSource implements Source {

    private final ParquetImportConfig config;

    ParquetSource(ParquetImportConfig config) {
        this.config = config;
    }

    @Override
    public Optional<List<String>> header(SourceInput input) throws IOException {
        try (ParquetFile file = ParquetFile.open(input)) {
            return Optional.of(file.fields().stream().map(Field::name).toList());
        }
    }

    @Override
    public void read(SourceInput input, RecordSink sink) throws IOException {
        try (ParquetFile file = ParquetFile.open(input)) {
            int[][] columns = file.fields().stream()
                    .map(field -> new int[] {sink.column(field.name())})
                    .toArray(int[][]::new);
            new RowReader(file, path -> null, config.maxFieldSize()).read(sink, columns, sink::end);
        }
    }
}
