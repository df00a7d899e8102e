package io.labelwright.text.brat;

import io.labelwright.files.text.TextFile;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code import/brat}. Each text is an item. Where a line of its annotations can't be used the line is a bad row and
 * the item has no label: a label without that line would say that nothing is there.
 */
final class BratSource implements Source {

    private static final String TEXT = ".txt";
    private static final String ANNOTATIONS = ".ann";
    /** The most characters that a text may have. */
    private static final int LONGEST = 1 << 27;

    private final BratImportConfig config;

    BratSource(BratImportConfig config) {
        this.config = config;
    }

    @Override
    public Optional<List<String>> header(SourceInput input) {
        return Optional.empty();
    }

    @Override
    public void read(SourceInput input, RecordSink sink) throws IOException {
        if (!input.isFolder()) {
            throw new LabelingException(
                    StandardError.FILE_NOT_READABLE,
                    Place.of(input.name()),
                    "a folder of .txt and .ann files is expected, not a file",
                    "name the folder that holds it");
        }
        List<SourceInput> files = input.files();
        Map<String, SourceInput> annotations = new HashMap<>();
        Map<String, SourceInput> texts = new HashMap<>();
        for (SourceInput file : files) {
            name(file, ANNOTATIONS).ifPresent(name -> annotations.put(name, file));
            name(file, TEXT).ifPresent(name -> texts.put(name, file));
        }
        if (annotations.isEmpty() && texts.isEmpty()) {
            throw new LabelingException(
                    StandardError.EMPTY_DATA, Place.of(input.name()), "the folder holds no .txt file", null);
        }
        for (SourceInput file : files) {
            Optional<String> name = name(file, TEXT);
            Optional<String> alone = name(file, ANNOTATIONS).filter(known -> !texts.containsKey(known));
            if (name.isPresent()) {
                document(file, name.get(), annotations.get(name.get()), sink);
            } else if (alone.isPresent()) {
                sink.file(file.name());
                sink.bad(1, 0, "annotations without the text " + alone.get() + TEXT + " beside them", "");
            }
        }
    }

    private static Optional<String> name(SourceInput file, String ending) {
        String name = file.relativeName();
        return name.endsWith(ending)
                ? Optional.of(name.substring(0, name.length() - ending.length()))
                : Optional.empty();
    }

    private void document(SourceInput file, String name, @Nullable SourceInput annotations, RecordSink sink)
            throws IOException {
        Optional<String> id = config.names().id(name);
        String text = id.isPresent() ? text(file) : "";
        if (id.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            sink.file(file.name());
            String reason = id.isEmpty()
                    ? "a name that export/brat does not write with names: encoded"
                    : text.length() > LONGEST ? "a text of more than " + LONGEST + " characters" : "a NUL in the text";
            sink.bad(1, 0, reason, name);
            return;
        }
        Annotations read = annotations == null ? null : Annotations.read(annotations, text, config, sink);
        sink.file(file.name());
        sink.field(sink.column("id"), id.get());
        sink.field(sink.column("item"), id.get());
        sink.field(sink.column("text"), text);
        if (read != null) {
            sink.field(sink.column("brat_ignored"), read.ignored());
            if (read.isWhole()) {
                sink.field(sink.column("label"), LabelText.spans(read.spans()));
            }
        }
        sink.end(1);
    }

    /** The text byte for byte: offsets count a byte order mark, which readers of other formats leave out. */
    private static String text(SourceInput file) throws IOException {
        var text = new StringBuilder();
        try (InputStream bytes = file.open()) {
            byte[] start = bytes.readNBytes(3);
            if (start.length == 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF) {
                text.append('\ufeff');
            }
        }
        try (Reader chars = new TextFile(file, StandardCharsets.UTF_8).open()) {
            var buffer = new char[1 << 13];
            for (int count = chars.read(buffer, 0, buffer.length);
                    count >= 0 && text.length() <= LONGEST;
                    count = chars.read(buffer, 0, buffer.length)) {
                text.append(buffer, 0, count);
            }
        }
        return text.toString();
    }
}
