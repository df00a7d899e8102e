package com.example.tally;

import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code SCAN<tab>READER=FINDING<tab>READER=FINDING...}, a line for each scan, and {@code end} as the last line: without
 * it nobody could tell that a file was cut off.
 */
final class TallySource implements Source {

    private static final String END = "end";

    private final TallyImportConfig config;

    TallySource(TallyImportConfig config) {
        this.config = config;
    }

    /** The format has no header. */
    @Override
    public Optional<List<String>> header(SourceInput input) {
        return Optional.empty();
    }

    @Override
    public void read(SourceInput input, RecordSink sink) throws IOException {
        // A decoder that is made like this refuses bytes that are no UTF-8; others replace them silently.
        try (var lines = new BufferedReader(
                new InputStreamReader(input.open(), StandardCharsets.UTF_8.newDecoder()))) {
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
                if (line.equals(END)) {
                    if (lines.readLine() != null) {
                        throw damaged(input, number + 1, "there is text behind the last line, 'end'");
                    }
                    return;
                }
                if (!line.isBlank() && !line.startsWith(config.comment())) {
                    scan(line, number, sink);
                }
            }
            throw damaged(input, number, "the file is cut off: its last line is not 'end'");
        } catch (CharacterCodingException e) {
            throw damaged(input, 0, "the file is not UTF-8");
        }
    }

    /** A line: one row of the table of items, and one row of the table of annotations for each reader. */
    private static void scan(String line, long number, RecordSink sink) {
        String[] cells = line.split("\t", -1);
        for (int i = 1; i < cells.length; i++) {
            if (cells[i].indexOf('=') <= 0) {
                // Whether this ends the run or is counted is up to the workflow (on_bad_row).
                sink.bad(number, 0, "'" + cells[i] + "' is not reader=finding", line);
                return;
            }
        }
        sink.field(sink.column(TableKind.ITEMS, "id"), cells[0]);
        sink.end(TableKind.ITEMS, number);
        for (int i = 1; i < cells.length; i++) {
            int split = cells[i].indexOf('=');
            sink.field(sink.column(TableKind.ANNOTATIONS, "item"), cells[0]);
            sink.field(sink.column(TableKind.ANNOTATIONS, "annotator"), cells[i].substring(0, split));
            sink.field(sink.column(TableKind.ANNOTATIONS, "label"), cells[i].substring(split + 1));
            sink.end(TableKind.ANNOTATIONS, number);
        }
    }

    private static LabelingException damaged(SourceInput input, long line, String message) {
        return new LabelingException(
                StandardError.BAD_ROW, new Place(input.name(), (int) line, 0), message, "copy it again from where it was");
    }
}
