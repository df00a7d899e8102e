package io.labelwright.files.csv;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotatorKind;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.RecordingSink;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;

/** Reads a file in memory with the default config and what a test changes of it. */
record CsvImport(
        String delimiter, String encoding, String quote, boolean header, int maxFieldSize, boolean spreadsheetSafe) {

    static final CsvImport DEFAULTS = new CsvImport("auto", "utf-8", "\"", true, 1 << 24, false);

    CsvImport withDelimiter(String changed) {
        return new CsvImport(changed, encoding, quote, header, maxFieldSize, spreadsheetSafe);
    }

    CsvImport withEncoding(String changed) {
        return new CsvImport(delimiter, changed, quote, header, maxFieldSize, spreadsheetSafe);
    }

    CsvImport withQuote(String changed) {
        return new CsvImport(delimiter, encoding, changed, header, maxFieldSize, spreadsheetSafe);
    }

    CsvImport withoutHeader() {
        return new CsvImport(delimiter, encoding, quote, false, maxFieldSize, spreadsheetSafe);
    }

    CsvImport withMaxFieldSize(int changed) {
        return new CsvImport(delimiter, encoding, quote, header, changed, spreadsheetSafe);
    }

    CsvImport withSpreadsheetSafe() {
        return new CsvImport(delimiter, encoding, quote, header, maxFieldSize, true);
    }

    CsvSource source() {
        return new CsvSource(config());
    }

    private CsvImportConfig config() {
        var mapping = new ImportMapping(
                null, null, null, null, null, null, BadRows.FAIL, null, RepeatedItems.ERROR, "", AnnotatorKind.HUMAN);
        return new CsvImportConfig(
                "data.csv", delimiter, encoding, quote, header, maxFieldSize, spreadsheetSafe, mapping);
    }

    /** A source that reads files of any size in chunks of so many bytes. */
    CsvSource sourceInChunks(int bytes) {
        return new CsvSource(config(), bytes, 0);
    }

    RecordingSink read(String text) throws IOException {
        return read(new MemoryInput("data.csv", text.getBytes(Charset.forName(encoding))));
    }

    RecordingSink read(MemoryInput input) throws IOException {
        var sink = new RecordingSink();
        source().read(input, sink);
        if (input.unclosed() != 0) {
            throw new AssertionError("the source left a stream open");
        }
        return sink;
    }

    List<String> header(String text) throws IOException {
        return source().header(new MemoryInput("data.csv", text)).orElseThrow();
    }
}
