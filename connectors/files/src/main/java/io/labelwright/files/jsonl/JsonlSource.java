package io.labelwright.files.jsonl;

import io.labelwright.files.text.Encodings;
import io.labelwright.files.text.TextFile;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;

/**
 * {@code import/jsonl}. Each line is parsed on its own, so that a line that is no object is a bad row and the next one
 * goes on. Keys may come at any record, so there is no header.
 */
final class JsonlSource implements Source {

    private static final int SHOWN = 200;

    private final JsonlImportConfig config;

    JsonlSource(JsonlImportConfig config) {
        this.config = config;
    }

    @Override
    public Optional<List<String>> header(SourceInput input) {
        return Optional.empty();
    }

    @Override
    public void read(SourceInput input, RecordSink sink) throws IOException {
        try (Reader text = new TextFile(input, Encodings.named(config.encoding())).open()) {
            var lines = new LineScanner(text, config.maxLineSize());
            var record = new JsonRecord(sink, config.maxLineSize());
            boolean any = false;
            while (lines.next()) {
                if (isBlank(lines)) {
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
            if (!any) {
                throw new LabelingException(
                        StandardError.EMPTY_DATA, Place.of(input.name()), "the file holds no record", null);
            }
        }
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
