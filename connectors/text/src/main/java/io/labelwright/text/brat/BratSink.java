package io.labelwright.text.brat;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.table.Table;
import io.labelwright.text.CodePoints;
import io.labelwright.text.LabelledTexts;
import io.labelwright.text.Refusals;
import io.labelwright.text.Whitespace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code export/brat}. An item without a label gets no {@code .ann} file, so that it stays apart from one in which
 * there is nothing. The classes stand in {@code annotation.conf}, which brat needs to show them.
 */
final class BratSink implements Sink {

    private final BratExportConfig config;

    BratSink(BratExportConfig config) {
        this.config = config;
    }

    @Override
    public void write(Table table, Inputs in, SinkOutput out) throws IOException {
        var rows = new LabelledTexts(table, in);
        var refusals = new Refusals();
        var written = new BitSet();
        file("annotation.conf", classes(in), out);
        while (rows.next()) {
            if (rows.item() >= 0 && written.get(rows.item())) {
                refusals.add(rows.id(), "comes again: a text has one file", "choose one annotator by where");
                continue;
            }
            if (rows.item() >= 0) {
                written.set(rows.item());
            }
            document(rows, refusals, out);
        }
        refusals.check();
    }

    private void document(LabelledTexts rows, Refusals refusals, SinkOutput out) throws IOException {
        Optional<String> name = config.names().of(rows.id());
        if (name.isEmpty()) {
            refusals.add(
                    rows.id(),
                    "has an id that can't be the name of a file",
                    config.names() == FileNames.PLAIN ? "say names: encoded" : null);
            return;
        }
        if (rows.text().indexOf('\0') >= 0) {
            refusals.add(rows.id(), "has a NUL in its text", null);
            return;
        }
        String unlabelled = rows.unlabelled();
        if (unlabelled != null && rows.label() != null) {
            refusals.add(rows.id(), unlabelled, rows.whereLabelled());
            return;
        }
        var lines = new StringBuilder();
        if (unlabelled == null && !annotations(rows, lines, refusals)) {
            return;
        }
        file(name.get() + ".txt", rows.text(), out);
        if (unlabelled == null) {
            file(name.get() + ".ann", lines, out);
        }
    }

    /** Appends the lines of an item's spans; false when one was refused. */
    private boolean annotations(LabelledTexts rows, StringBuilder lines, Refusals refusals) {
        String text = rows.text();
        List<Span> spans;
        try {
            spans = LabelText.spans(String.valueOf(rows.label())).stream()
                    .sorted()
                    .toList();
        } catch (IllegalArgumentException e) {
            refusals.add(rows.id(), "has a label that says no spans: " + e.getMessage(), null);
            return false;
        }
        var points = new CodePoints(text);
        int number = 0;
        boolean good = true;
        for (Span span : spans) {
            int start = points.toChars(span.start());
            int end = points.toChars(span.end());
            String what = "has a span " + Refusals.shown(span.label()) + " from " + span.start() + " to " + span.end();
            String reason = null;
            if (start < 0 || end < 0) {
                reason = ", which is beyond the text";
            } else if (Whitespace.isIn(span.label()) || span.label().chars().anyMatch(c -> c < ' ')) {
                reason = "; a type of brat has no blanks";
            } else if (!TextBound.append(++number, span.label(), text, start, end, config.offsets(), lines)) {
                reason = " that begins or ends with the end of a line";
            }
            if (reason != null) {
                refusals.add(rows.id(), what + reason, null);
                good = false;
            }
        }
        return good;
    }

    /** Names with other characters brat would change. */
    private static String classes(Inputs in) {
        String entities = in.schema().classes().stream()
                .map(LabelClass::name)
                .filter(name -> name.matches("[A-Za-z0-9_-]+"))
                .collect(Collectors.joining("\n", "", "\n"));
        return "[entities]\n" + entities + "\n[relations]\n\n[events]\n\n[attributes]\n";
    }

    private static void file(String name, CharSequence text, SinkOutput out) throws IOException {
        try (OutputStream bytes = out.file(name)) {
            bytes.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
