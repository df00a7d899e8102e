package io.labelwright.files.jsonl;

import io.labelwright.files.chunk.Chunk;
import io.labelwright.files.chunk.ChunkRecords;
import io.labelwright.files.chunk.ChunkedReading;
import io.labelwright.files.chunk.OneThread;
import io.labelwright.files.chunk.ParsedChunk;
import io.labelwright.files.text.Encodings;
import io.labelwright.files.text.TextFile;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code import/jsonl}. Each line is parsed on its own, so that a line that is no object is a bad row and the next one
 * goes on. Keys may come at any record, so there is no header.
 */
final class JsonlSource implements Source {

    private static final int SHOWN = 200;

    /** A chunk whose records have more keys than that would take too much memory as columns. */
    private static final int MOST_COLUMNS = 256;

    private static final int CHUNK = ChunkedReading.CHUNK / 4;

    private final JsonlImportConfig config;
    private final int chunk;
    private final int small;

    JsonlSource(JsonlImportConfig config) {
        this(config, CHUNK, ChunkedReading.SMALL);
    }

    /**
     * A source.
     *
     * @param chunk size in bytes of the parts in which a file is read
     * @param small smaller files are read as a whole
     */
    JsonlSource(JsonlImportConfig config, int chunk, int small) {
        this.chunk = chunk;
        this.small = small;
        this.config = config;
    }

    @Override
    public Optional<List<String>> header(SourceInput input) {
        if (input.size() == 0) {
            throw empty(input);
        }
        return Optional.empty();
    }

    @Override
    public void read(SourceInput input, RecordSink sink) throws IOException {
        var file = new TextFile(input, Encodings.named(config.encoding()));
        Set<String> keys = new LinkedHashSet<>();
        long next = 1;
        boolean any = false;
        if (input.threads() > 1 && file.encoding().equals(StandardCharsets.UTF_8) && input.size() >= small) {
            var records = new boolean[1];
            try (InputStream bytes = file.openBytes()) {
                next = new ChunkedReading(
                                chunk,
                                input.threads(),
                                new LineBorders(),
                                this::parse,
                                part -> fits(part, keys, records),
                                sink)
                        .read(bytes);
            }
            any = records[0];
        }
        if (next != ChunkedReading.DONE) {
            try (Reader text = file.open()) {
                var record = new JsonRecord(sink, config.maxLineSize());
                record.know(keys);
                any |= lines(new LineScanner(text, config.maxLineSize()), record, next, sink);
            }
        }
        if (!any) {
            throw empty(input);
        }
    }

    /** Whether a chunk has no more keys than a file may have. */
    private static boolean fits(ParsedChunk part, Set<String> keys, boolean[] any) {
        long more = part.columns().stream().filter(key -> !keys.contains(key)).count();
        if (keys.size() + more > JsonRecord.COLUMNS) {
            return false;
        }
        keys.addAll(part.columns());
        any[0] |= !part.isEmpty();
        return true;
    }

    private void parse(Chunk part, ChunkRecords into) throws OneThread, IOException {
        into.limit(MOST_COLUMNS);
        var record = new JsonRecord(into, config.maxLineSize());
        new JsonChunk(part, config.maxLineSize(), into, (from, to, line) -> {
                    var scanner = new LineScanner(part.chars(from, to), config.maxLineSize(), line);
                    lines(scanner, record, 1, into);
                })
                .read();
    }

    /** Reads the records from a line on; whether there is any. */
    private boolean lines(LineScanner lines, JsonRecord record, long from, RecordSink sink) throws IOException {
        boolean any = false;
        while (lines.next()) {
            if (lines.number() < from || isBlank(lines)) {
                continue;
            }
            any = true;
            if (lines.tooLong()) {
                String reason = "a line of more than " + config.maxLineSize() + " characters (max_line_size)";
                sink.bad(lines.number(), 0, reason, shown(lines));
                continue;
            }
            try {
                record.read(lines.chars(), lines.start(), lines.end() - lines.start());
                sink.end(lines.number());
            } catch (JsonProblem e) {
                sink.bad(lines.number(), e.column(), String.valueOf(e.getMessage()), shown(lines));
            }
        }
        return any;
    }

    private static LabelingException empty(SourceInput input) {
        return new LabelingException(
                StandardError.EMPTY_DATA, Place.of(input.name()), "the file holds no record", null);
    }

    private static boolean isBlank(LineScanner lines) {
        char[] chars = lines.chars();
        for (int i = lines.start(); i < lines.end(); i++) {
            if (chars[i] != ' ' && chars[i] != '\t' && chars[i] != '\r') {
                return false;
            }
        }
        return !lines.tooLong();
    }

    private static String shown(LineScanner lines) {
        int length = Math.min(SHOWN, lines.end() - lines.start());
        while (length > 0
                && (lines.chars()[lines.start() + length - 1] == '\r'
                        || Character.isHighSurrogate(lines.chars()[lines.start() + length - 1]))) {
            length--;
        }
        return new String(lines.chars(), lines.start(), length);
    }
}
