package io.labelwright.text.brat;

import io.labelwright.files.text.TextFile;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.label.Span;
import io.labelwright.text.TextLines;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a file of annotations says about its text: spans, and how many lines say nothing that has a place here. */
final class Annotations {

    /**
     * Spans that are there already, relations, events, attributes, modifications, normalisations, notes, equivalences.
     */
    private static final String IGNORED = "TREAMN#*";

    private static final String WITHOUT = "; without it the text has no label";
    private static final int SHOWN = 200;

    private final List<Span> spans = new ArrayList<>();
    private final Set<Span> distinct = new HashSet<>();
    private final Map<String, Long> seen = new HashMap<>();
    private final int[] ignored = new int[IGNORED.length()];
    private boolean whole = true;

    private Annotations() {}

    /** Reads the annotations of a document; bad lines go to the sink. */
    static Annotations read(SourceInput file, String document, BratImportConfig config, RecordSink sink)
            throws IOException {
        var read = new Annotations();
        boolean hull = config.discontinuous() == BratImportConfig.Discontinuous.HULL;
        try (Reader text = new TextFile(file, StandardCharsets.UTF_8).open()) {
            var lines = new TextLines(text);
            while (lines.next()) {
                String line = lines.text();
                if (line.isBlank() && !lines.tooLong()) {
                    continue;
                }
                try {
                    read.line(line, lines, document, config.offsets(), hull);
                } catch (TextBound.Flaw e) {
                    if (read.whole) {
                        sink.file(file.name());
                    }
                    read.whole = false;
                    sink.bad(
                            lines.number(),
                            e.column(),
                            e.getMessage() + WITHOUT,
                            line.substring(0, Math.min(SHOWN, line.length())));
                }
            }
        }
        read.spans.sort(null);
        return read;
    }

    private void line(String line, TextLines lines, String document, OffsetUnit offsets, boolean hull)
            throws TextBound.Flaw {
        if (lines.tooLong()) {
            throw new TextBound.Flaw(0, "a line of more than " + TextLines.LIMIT + " characters");
        }
        if (line.charAt(0) != 'T') {
            int kind = IGNORED.indexOf(line.charAt(0));
            if (kind < 0) {
                throw new TextBound.Flaw(1, "a line starts with T, R, E, A, M, N, # or *");
            }
            ignored[kind]++;
            return;
        }
        TextBound annotation = TextBound.of(line);
        Long before = seen.putIfAbsent(annotation.id(), lines.number());
        if (before != null) {
            throw new TextBound.Flaw(1, annotation.id() + " is there already, in line " + before);
        }
        Span span = annotation.span(document, offsets, hull);
        if (distinct.add(span)) {
            spans.add(span);
        } else {
            ignored[0]++;
        }
    }

    /** Whether all lines could be used. */
    boolean isWhole() {
        return whole;
    }

    /** By start, then end, then label. */
    List<Span> spans() {
        return spans;
    }

    /** How many lines were left out, by their first letter: {@code R 2, A 1}; empty for none. */
    String ignored() {
        var told = new StringBuilder();
        for (int kind = 0; kind < ignored.length; kind++) {
            if (ignored[kind] > 0) {
                told.append(told.length() == 0 ? "" : ", ");
                told.append(IGNORED.charAt(kind)).append(' ').append(ignored[kind]);
            }
        }
        return told.toString();
    }
}
