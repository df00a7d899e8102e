package io.labelwright.parquet;

import io.labelwright.parquet.file.BlockReader;
import io.labelwright.parquet.file.Field;
import io.labelwright.parquet.file.ParquetFile;
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
    private final int rows;

    ParquetSource(ParquetImportConfig config) {
        this(config, BlockReader.ROWS);
    }

    /**
     * A source.
     *
     * @param rows that are read together
     */
    ParquetSource(ParquetImportConfig config, int rows) {
        this.config = config;
        this.rows = rows;
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
            int[] columns = file.fields().stream()
                    .mapToInt(field -> sink.column(field.name()))
                    .toArray();
            new BlockReader(file, config.maxFieldSize(), rows, input.threads()).read(sink, columns);
        }
    }
}
