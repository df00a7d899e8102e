package io.labelwright.text.conll;

import io.labelwright.files.text.Utf8Output;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.table.Table;
import io.labelwright.text.JsonTexts;
import io.labelwright.text.LabelledTexts;
import io.labelwright.text.Refusals;
import io.labelwright.text.Whitespace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code export/conll}. In the default layout it is what strict readers of CoNLL-2003 take: four columns with single
 * spaces between them, LF line ends, a blank line behind each sentence and behind each line {@code -DOCSTART-}. What
 * tags can't say is refused with the item and the span; a span is never moved to the next token.
 */
final class ConllSink implements Sink {

    private static final String DOCUMENT = "-DOCSTART-";
    private static final String UNKNOWN = "_";

    private final ConllExportConfig config;
    private final TagScheme scheme;
    private final boolean documents;
    private final Tokenizer tokenizer;
    private final char separator;

    ConllSink(ConllExportConfig config) {
        this.config = config;
        this.scheme = TagScheme.valueOf(config.scheme().name().toUpperCase(Locale.ROOT));
        this.documents = config.item() == ConllImportConfig.Unit.DOCUMENT;
        this.tokenizer = new Tokenizer(config.tokens(), documents);
        this.separator = config.separator() == ConllExportConfig.Separator.TAB ? '\t' : ' ';
    }

    @Override
    public void write(Table table, Inputs in, SinkOutput out) throws IOException {
        var rows = new LabelledTexts(table, in);
        var refusals = new Refusals();
        var bytes = new Utf8Output(out.stream());
        var written = new BitSet();
        var lines = new StringBuilder();
        String document = null;
        while (rows.next()) {
            lines.setLength(0);
            String own = documents ? "" : rows.field("document");
            if (documents || !own.equals(document)) {
                docstart(lines);
                document = own;
            }
            if (rows.item() >= 0 && written.get(rows.item())) {
                refusals.add(rows.id(), "comes again: a sentence has one answer", "choose one annotator by where");
            } else if (item(rows, lines, refusals)) {
                byte[] utf8 = lines.toString().getBytes(StandardCharsets.UTF_8);
                bytes.put(utf8, 0, utf8.length);
            }
            if (rows.item() >= 0) {
                written.set(rows.item());
            }
        }
        refusals.check();
        bytes.flush();
    }

    private void docstart(StringBuilder lines) {
        lines.append(DOCUMENT);
        if (config.layout() == ConllExportConfig.Layout.CONLL2003) {
            lines.append(separator).append("-X-").append(separator).append("-X-");
        }
        lines.append(separator).append("O\n\n");
    }

    /** Appends an item's lines; false when it was refused. */
    private boolean item(LabelledTexts rows, StringBuilder lines, Refusals refusals) {
        String unlabelled = rows.unlabelled();
        if (unlabelled != null) {
            refusals.add(rows.id(), unlabelled + "; CoNLL has a tag for every token", rows.whereLabelled());
            return false;
        }
        TokenizedText text = tokenized(rows, refusals);
        if (text == null) {
            return false;
        }
        List<Span> spans;
        try {
            spans = LabelText.spans(String.valueOf(rows.label()));
        } catch (IllegalArgumentException e) {
            refusals.add(rows.id(), "has a label that says no spans: " + e.getMessage(), null);
            return false;
        }
        for (Span span : spans) {
            if (isUnfit(span.label(), "class", rows.id(), refusals)) {
                return false;
            }
        }
        List<String> misfits = new ArrayList<>();
        String[] tags = text.tags(spans.stream().sorted().toList(), scheme, misfits);
        for (String misfit : misfits) {
            refusals.add(rows.id(), "can't be written as tags: " + misfit, hint(misfit));
        }
        return misfits.isEmpty() && lines(rows, text, tags, lines, refusals);
    }

    private @Nullable String hint(String misfit) {
        if (misfit.contains("reaches over")) {
            return "tokens of one sentence: item: sentence";
        }
        return misfit.contains("token")
                ? "cut texts elsewhere with tokens: whitespace, words or characters, or give the items a field tokens"
                : null;
    }

    private @Nullable TokenizedText tokenized(LabelledTexts rows, Refusals refusals) {
        String text = rows.text();
        if (text.indexOf('\0') >= 0) {
            refusals.add(rows.id(), "has a NUL in its text", null);
            return null;
        }
        List<List<String>> told = JsonTexts.lists(rows.field("tokens")).orElse(null);
        TokenizedText tokenized = TokenizedText.of(text, told == null ? tokenizer.sentences(text) : told);
        if (tokenized == null) {
            refusals.add(
                    rows.id(),
                    "has a field tokens that its text does not consist of",
                    "leave the field out where the items are imported");
            return null;
        }
        if (tokenized.sentences().isEmpty() || tokenized.sentences().stream().anyMatch(List::isEmpty)) {
            refusals.add(rows.id(), "has no token: its text is empty", "leave it out by where: \"item.text != ''\"");
            return null;
        }
        if (!documents && tokenized.sentences().size() > 1) {
            refusals.add(
                    rows.id(),
                    "has " + tokenized.sentences().size() + " sentences in its field tokens",
                    "say item: document");
            return null;
        }
        for (List<String> sentence : tokenized.sentences()) {
            for (String token : sentence) {
                if (isUnfit(token, "token", rows.id(), refusals)) {
                    return null;
                }
            }
        }
        return tokenized;
    }

    /** Whether a text can't stand in a column. */
    private boolean isUnfit(String cell, String what, String id, Refusals refusals) {
        boolean spaces = separator == '\t';
        boolean unfit = cell.isEmpty() || cell.equals(DOCUMENT) || spaces && Whitespace.isAll(cell);
        for (int i = 0; i < cell.length() && !unfit; i++) {
            char c = cell.charAt(i);
            unfit = c < ' ' || Whitespace.isLineBreak(c) || !(spaces && c == ' ') && Whitespace.isSpace(c);
        }
        if (unfit) {
            refusals.add(
                    id,
                    "has the " + what + " '" + Refusals.shown(cell) + "', which can't stand in a column",
                    cell.indexOf(' ') >= 0 && !spaces ? "say separator: tab" : null);
        }
        return unfit;
    }

    private boolean lines(
            LabelledTexts rows, TokenizedText text, String[] tags, StringBuilder lines, Refusals refusals) {
        if (config.comments()) {
            comment("id", rows.id(), lines);
            comment("text", rows.text(), lines);
        }
        List<String> pos = column(rows, "pos", text);
        List<String> chunk = column(rows, "chunk", text);
        int i = 0;
        for (List<String> sentence : text.sentences()) {
            int start = lines.length();
            for (String token : sentence) {
                lines.append(token).append(separator);
                if (config.layout() == ConllExportConfig.Layout.CONLL2003) {
                    lines.append(pos.isEmpty() ? UNKNOWN : pos.get(i)).append(separator);
                    lines.append(chunk.isEmpty() ? UNKNOWN : chunk.get(i)).append(separator);
                }
                lines.append(tags[i++]).append('\n');
            }
            if (lines.indexOf("# id = ", start) == start || lines.indexOf("# text = ", start) == start) {
                refusals.add(rows.id(), "begins with a line that reads as a comment", null);
                return false;
            }
            lines.append('\n');
        }
        return true;
    }

    /** The values of a field that has one for each token and none that would break a column. */
    private List<String> column(LabelledTexts rows, String name, TokenizedText text) {
        List<String> values = text.column(JsonTexts.lists(rows.field(name)).orElse(null));
        boolean unfit = values.stream().anyMatch(value -> value.isEmpty() || Whitespace.isIn(value));
        return unfit ? List.of() : values;
    }

    private static void comment(String key, String value, StringBuilder lines) {
        lines.append("# ").append(key).append(" = ");
        boolean plain = !value.startsWith("\"")
                && !Whitespace.isSpace(value.charAt(value.length() - 1))
                && value.chars().noneMatch(c -> c < ' ' || Whitespace.isLineBreak(c));
        if (plain) {
            lines.append(value);
        } else {
            JsonTexts.append(value, lines);
        }
        lines.append('\n');
    }
}
