package io.labelwright.files.csv;

import io.labelwright.files.chunk.Chunk;
import io.labelwright.files.chunk.ChunkRecords;
import io.labelwright.files.chunk.ChunkedReading;
import io.labelwright.files.chunk.OneThread;
import io.labelwright.files.text.Encodings;
import io.labelwright.files.text.TextFile;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.CharArrayReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code import/csv}. A record with more or fewer cells than the header is bad: its cells are never shifted. What a CSV
 * file can't show is that it was cut off between two records, or inside the last cell of its last line; a file whose
 * end matters is better compressed with gzip, which has a checksum.
 */
final class CsvSource implements Source {

    private final CsvImportConfig config;
    private final int quote;
    private final int chunk;
    private final int small;

    CsvSource(CsvImportConfig config) {
        this(config, ChunkedReading.CHUNK, ChunkedReading.SMALL);
    }

    /**
     * A source.
     *
     * @param chunk size in bytes of the parts in which a file is read
     * @param small smaller files are read as a whole
     */
    CsvSource(CsvImportConfig config, int chunk, int small) {
        this.chunk = chunk;
        this.small = small;
        this.config = config;
        this.quote = Separators.quote(config.quote());
    }

    @Override
    public Optional<List<String>> header(SourceInput input) throws IOException {
        var file = new TextFile(input, Encodings.named(config.encoding()));
        char separator = separator(file);
        try (Reader text = file.open()) {
            var scanner = new CsvScanner(text, separator, quote, config.maxFieldSize());
            return Optional.of(names(scanner, input));
        }
    }

    @Override
    public void read(SourceInput input, RecordSink sink) throws IOException {
        var file = new TextFile(input, Encodings.named(config.encoding()));
        char separator = separator(file);
        if (inChunks(file, separator)) {
            chunks(file, separator, sink);
            return;
        }
        List<String> names;
        try (Reader text = file.open()) {
            var scanner = new CsvScanner(text, separator, quote, config.maxFieldSize());
            names = names(scanner, input);
            if (config.header()) {
                records(scanner, columns(names, sink), 1, sink);
                return;
            }
        }
        try (Reader text = file.open()) {
            records(new CsvScanner(text, separator, quote, config.maxFieldSize()), columns(names, sink), 1, sink);
        }
    }

    private static int[] columns(List<String> names, RecordSink sink) {
        return names.stream().mapToInt(sink::column).toArray();
    }

    private boolean inChunks(TextFile file, char separator) {
        return file.input().threads() > 1
                && file.encoding().equals(StandardCharsets.UTF_8)
                && file.input().size() >= small
                && separator < 0x80
                && quote < 0x80;
    }

    private void chunks(TextFile file, char separator, RecordSink sink) throws IOException {
        List<String> names;
        long first;
        try (Reader text = file.open()) {
            var scanner = new CsvScanner(text, separator, quote, config.maxFieldSize());
            names = names(scanner, file.input());
            first = config.header() ? scanner.line() + 1 : 1;
        }
        int[] columns = columns(names, sink);
        long next;
        try (InputStream bytes = file.openBytes()) {
            next = new ChunkedReading(
                            chunk,
                            file.input().threads(),
                            new CsvBorders(separator, quote),
                            (part, into) -> parse(part, separator, names, first, into),
                            records -> true,
                            sink)
                    .read(bytes);
        }
        if (next != ChunkedReading.DONE) {
            try (Reader text = file.open()) {
                var scanner = new CsvScanner(text, separator, quote, config.maxFieldSize());
                records(scanner, columns, Math.max(first, next), sink);
            }
        }
    }

    /**
     * Reads a chunk.
     *
     * @param first the line of the first record; before it stands the header
     */
    private void parse(Chunk part, char separator, List<String> names, long first, ChunkRecords into)
            throws OneThread, IOException {
        char @Nullable [] chars = part.isAscii() ? null : part.chars();
        columns(names, into);
        var good = new CsvChunk(
                part, separator, quote, config.maxFieldSize(), config.spreadsheetSafe(), names.size(), into);
        if (!good.read(first)) {
            into.clear();
            Reader text = new CharArrayReader(chars == null ? part.chars() : chars);
            var scanner = new CsvScanner(text, separator, quote, config.maxFieldSize(), part.line());
            records(scanner, columns(names, into), first, into);
        }
    }

    private char separator(TextFile file) throws IOException {
        if (!config.delimiter().equals(Separators.AUTO)) {
            return Separators.separator(config.delimiter());
        }
        try (Reader text = file.open()) {
            return Separators.detect(text, quote);
        }
    }

    /** Hands over the records from a line on. */
    private void records(CsvScanner scanner, int[] columns, long from, RecordSink sink) throws IOException {
        boolean apostrophes = config.spreadsheetSafe();
        CsvScanner.Cells cells = (index, chars, offset, length) -> {
            if (index < columns.length && scanner.line() >= from) {
                int marked = apostrophes && length > 0 && chars[offset] == '\'' ? 1 : 0;
                sink.field(columns[index], chars, offset + marked, length - marked);
            }
        };
        while (scanner.next(cells)) {
            if (scanner.line() < from) {
                continue;
            }
            String problem = scanner.problem();
            if (problem != null) {
                sink.bad(scanner.line(), scanner.problemColumn(), problem, scanner.text());
            } else if (scanner.fields() != columns.length) {
                String found = scanner.fields() + (scanner.fields() == 1 ? " field, " : " fields, ");
                sink.bad(scanner.line(), 0, found + columns.length + " expected", scanner.text());
            } else {
                sink.end(scanner.line());
            }
        }
    }

    /** The names of the columns, from the first record. */
    private List<String> names(CsvScanner scanner, SourceInput input) throws IOException {
        var names = new ArrayList<String>();
        boolean apostrophes = config.spreadsheetSafe();
        boolean any = scanner.next((index, chars, offset, length) -> {
            int marked = apostrophes && length > 0 && chars[offset] == '\'' ? 1 : 0;
            names.add(new String(chars, offset + marked, length - marked));
        });
        if (!any) {
            throw new LabelingException(
                    StandardError.EMPTY_DATA, Place.of(input.name()), "the file holds no record", null);
        }
        if (!config.header()) {
            for (int i = 0; i < scanner.fields(); i++) {
                int number = i + 1;
                if (i < names.size()) {
                    names.set(i, "$" + number);
                } else {
                    names.add("$" + number);
                }
            }
            return names;
        }
        check(scanner, names, new Place(input.name(), (int) scanner.line(), scanner.problemColumn()));
        return names;
    }

    private static void check(CsvScanner scanner, List<String> names, Place place) {
        String problem = scanner.problem();
        if (problem != null) {
            String hint = problem.contains("NUL")
                    ? "a file full of NUL characters is mostly UTF-16: say encoding: utf-16"
                    : null;
            throw bad(place, "the header can't be read: " + problem, hint);
        }
        Set<String> seen = new HashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                throw bad(
                        place,
                        "column " + (i + 1) + " of " + names.size() + " has no name in the header ("
                                + String.join(", ", names) + ")",
                        "give it a name, or say header: false and use $1, $2, and so on");
            }
            if (!seen.add(names.get(i))) {
                twice.add(names.get(i));
            }
        }
        if (!twice.isEmpty()) {
            throw bad(
                    place,
                    "the header has more than one column named '" + String.join("', '", twice) + "'",
                    "give them different names, or say header: false and use $1, $2, and so on");
        }
    }

    private static LabelingException bad(Place place, String message, @Nullable String hint) {
        return new LabelingException(StandardError.BAD_ROW, place, message, hint);
    }
}
