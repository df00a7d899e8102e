package io.labelwright.parquet;

import io.labelwright.parquet.file.BlockReader;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotatorKind;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.RecordingSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a file with the default config. */
final class ParquetImport {

    private ParquetImport() {}

    static ParquetSource source(int maxFieldSize) {
        return source(maxFieldSize, BlockReader.ROWS);
    }

    /** A source that reads so many rows together. */
    static ParquetSource source(int maxFieldSize, int rows) {
        var mapping = new ImportMapping(
                null, null, null, null, null, null, BadRows.FAIL, null, RepeatedItems.ERROR, "", AnnotatorKind.HUMAN);
        return new ParquetSource(new ParquetImportConfig("data.parquet", maxFieldSize, mapping), rows);
    }

    static RecordingSink read(byte[] bytes) throws IOException {
        return read(bytes, 1 << 24);
    }

    static RecordingSink read(byte[] bytes, int maxFieldSize) throws IOException {
        var sink = new RecordingSink();
        source(maxFieldSize).read(new MemoryInput("data.parquet", bytes), sink);
        return sink;
    }

    static RecordingSink read(Path file) throws IOException {
        return read(Files.readAllBytes(file));
    }

    static List<String> header(byte[] bytes) throws IOException {
        return source(1 << 24).header(new MemoryInput("data.parquet", bytes)).orElseThrow();
    }
}
