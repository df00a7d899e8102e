package io.labelwright.text.conll;

import io.labelwright.text.JsonTexts;
import io.labelwright.text.TextLines;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into sentences. A line with a tab is cut at its tabs, any other one at runs of spaces; all lines of a
 * file have as many columns. A sentence with a line that can't be read is handed out with its flaw and keeps its
 * number, so that the ids of others do not depend on it.
 */
final class SentenceReader {

    private static final String DOCUMENT = "-DOCSTART-";
    private static final String ID = "# id = ";
    private static final String TEXT = "# text = ";
    private static final int SHOWN = 200;

    private final TextLines lines;
    private final int tokenColumn;
    private final int tagColumn;
    private final boolean skipComments;
    private final Map<String, Tag> tags = new HashMap<>();
    private final List<String> cells = new ArrayList<>();
    /** How many columns the file has, once a sentence was whole. */
    private int columns;

    private int document = 1;
    private int number;
    private boolean begun;
    private boolean atDocument;
    /** Line of the last {@code -DOCSTART-}, and of that of this document. */
    private long lastStart;

    private long ownStart;

    SentenceReader(Reader text, ConllImportConfig config) {
        this.lines = new TextLines(text);
        this.tokenColumn = config.tokenColumn();
        this.tagColumn = config.tagColumn();
        this.skipComments = config.comments() == ConllImportConfig.Comments.SKIP;
    }

    /** The next sentence, or a document that has none; null at the end. */
    @Nullable
    Sentence next() throws IOException {
        if (atDocument) {
            startDocument();
        }
        var sentence = new Sentence(document, number + 1);
        int width = 0;
        while (lines.next()) {
            String line = lines.text();
            if (isBlank(line)) {
                if (!sentence.isUntouched()) {
                    return finished(sentence, width);
                }
                continue;
            }
            if (sentence.isUntouched()) {
                sentence.line = lines.number();
            }
            if (isDocument(line)) {
                atDocument = true;
                lastStart = lines.number();
                if (!sentence.isUntouched()) {
                    return finished(sentence, width);
                }
                if (begun && number == 0) {
                    return emptyDocument();
                }
                startDocument();
                sentence = new Sentence(document, 1);
                continue;
            }
            if (!sentence.tokens.isEmpty() || sentence.flaw != null || !comment(line, sentence)) {
                width = token(line, sentence, width);
            }
        }
        if (!sentence.isUntouched()) {
            return finished(sentence, width);
        }
        if (begun && number == 0) {
            begun = false;
            return emptyDocument();
        }
        return null;
    }

    private Sentence emptyDocument() {
        var empty = new Sentence(document, 0);
        empty.line = ownStart;
        return empty;
    }

    private void startDocument() {
        // What stands before the first such line is a document, too.
        document += begun || number > 0 ? 1 : 0;
        begun = true;
        atDocument = false;
        ownStart = lastStart;
        number = 0;
    }

    private Sentence finished(Sentence sentence, int width) {
        if (sentence.flaw == null && sentence.tokens.isEmpty()) {
            sentence.flawed(sentence.line, 0, "a comment without a sentence behind it", "");
        }
        if (sentence.flaw == null) {
            if (columns != 0 && columns != width) {
                sentence.flawed(
                        sentence.lines.get(0),
                        0,
                        counted(width) + ", and " + counted(columns) + " in the sentences before",
                        String.join(" ", sentence.tokens));
            } else {
                columns = width;
            }
        }
        number++;
        return sentence;
    }

    private boolean isBlank(String line) {
        if (lines.tooLong()) {
            return false;
        }
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) != ' ' && line.charAt(i) != '\t') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDocument(String line) {
        return line.startsWith(DOCUMENT)
                && (line.length() == DOCUMENT.length() || " \t".indexOf(line.charAt(DOCUMENT.length())) >= 0);
    }

    /** Whether a line before the first token is a comment. */
    private boolean comment(String line, Sentence sentence) {
        if (line.startsWith(ID) && !lines.tooLong()) {
            sentence.id = value(line, ID, sentence.id, sentence);
            return true;
        }
        if (line.startsWith(TEXT) && !lines.tooLong()) {
            sentence.text = value(line, TEXT, sentence.text, sentence);
            return true;
        }
        return skipComments && line.startsWith("#");
    }

    /** What a comment says: text as it stands, or in quotes as JSON. */
    private String value(String line, String key, @Nullable String before, Sentence sentence) {
        String value = line.substring(key.length());
        if (value.startsWith("\"")) {
            // Others write texts that begin with a quotation mark as they are.
            value = JsonTexts.text(value).orElse(value);
        }
        if (before != null) {
            flawed(sentence, 1, "a second comment '" + key.strip() + "' before one sentence");
        } else if (value.isEmpty()) {
            flawed(sentence, key.length() + 1, "a comment '" + key.strip() + "' without a value");
        }
        return value;
    }

    /** Adds a line to the sentence; how many columns its lines have. */
    private int token(String line, Sentence sentence, int width) {
        if (sentence.flaw != null) {
            return width;
        }
        if (lines.tooLong()) {
            flawed(sentence, 0, "a line of more than " + TextLines.LIMIT + " characters");
            return width;
        }
        int control = control(line);
        if (control >= 0) {
            flawed(sentence, control + 1, "a control character");
            return width;
        }
        cut(line);
        int count = cells.size();
        int tokenAt = tokenColumn > 0 ? tokenColumn - 1 : count + tokenColumn;
        int tagAt = tagColumn > 0 ? tagColumn - 1 : count + tagColumn;
        if (count < 2 || tokenAt < 0 || tokenAt >= count || tagAt < 0 || tagAt >= count || tokenAt == tagAt) {
            flawed(sentence, 0, counted(count) + ", a token and a tag expected");
            return width;
        }
        if (!sentence.tokens.isEmpty() && count != width) {
            flawed(sentence, 0, counted(count) + ", and " + counted(width) + " in the line before");
            return width;
        }
        Tag tag = tags.get(cells.get(tagAt));
        if (tag == null) {
            tag = Tag.of(cells.get(tagAt));
            if (tag == null) {
                flawed(
                        sentence,
                        place(line, tagAt),
                        "the tag '" + shown(cells.get(tagAt)) + "' is neither O nor a letter of B, I, L, U, E, S, a"
                                + " hyphen and a class");
                return width;
            }
            tags.put(cells.get(tagAt), tag);
        }
        if (cells.get(tokenAt).isEmpty()) {
            flawed(sentence, place(line, tokenAt), "no token");
            return width;
        }
        add(sentence, tokenAt, tagAt, tag);
        return count;
    }

    private void add(Sentence sentence, int tokenAt, int tagAt, Tag tag) {
        sentence.tokens.add(cells.get(tokenAt));
        sentence.tags.add(tag);
        sentence.lines.add(lines.number());
        int other = 0;
        for (int i = 0; i < cells.size(); i++) {
            if (i != tokenAt && i != tagAt) {
                if (sentence.others.size() == other) {
                    sentence.others.add(new ArrayList<>());
                    sentence.otherPlaces.add(i + 1);
                }
                sentence.others.get(other++).add(cells.get(i));
            }
        }
    }

    private void flawed(Sentence sentence, int column, String reason) {
        sentence.flawed(lines.number(), column, reason, shown(lines.text()));
    }

    private void cut(String line) {
        cells.clear();
        boolean tabs = line.indexOf('\t') >= 0;
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || line.charAt(i) == (tabs ? '\t' : ' ')) {
                if (tabs || i > start) {
                    cells.add(line.substring(start, i));
                }
                start = i + 1;
            }
        }
    }

    /** Where a cell starts in its line, from 1. */
    private static int place(String line, int cell) {
        char separator = line.indexOf('\t') >= 0 ? '\t' : ' ';
        int at = 0;
        for (int before = cell; ; before--) {
            while (separator == ' ' && at < line.length() && line.charAt(at) == ' ') {
                at++;
            }
            if (before == 0) {
                return at + 1;
            }
            int end = line.indexOf(separator, at);
            at = end < 0 ? line.length() : separator == ' ' ? end : end + 1;
        }
    }

    private static int control(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) < ' ' && line.charAt(i) != '\t') {
                return i;
            }
        }
        return -1;
    }

    private static String counted(int count) {
        return count == 1 ? "1 column" : count + " columns";
    }

    private static String shown(String text) {
        int end = Math.min(SHOWN, text.length());
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
