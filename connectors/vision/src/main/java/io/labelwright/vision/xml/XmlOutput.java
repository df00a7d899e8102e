package io.labelwright.vision.xml;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Writes XML in UTF-8, an element a line, so that every text that XML can hold is read again as it was. */
public final class XmlOutput {

    private static final int PORTION = 1 << 14;

    private final OutputStream out;
    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** An output that must be {@link #flush flushed} at its end; the stream stays open. */
    public XmlOutput(OutputStream out) {
        this.out = out;
    }

    /** Begins an element that holds others. */
    public XmlOutput begin(String name, String... namesAndValues) throws IOException {
        start(name, namesAndValues);
        text.append(">\n");
        open.push(name);
        return this;
    }

    /** Ends the element that was begun last. */
    public XmlOutput end() throws IOException {
        String name = open.pop();
        indent();
        text.append("</").append(name).append(">\n");
        portion();
        return this;
    }

    /** An element of a text. */
    public XmlOutput element(String name, String value) throws IOException {
        start(name);
        text.append('>');
        escape(value);
        text.append("</").append(name).append(">\n");
        portion();
        return this;
    }

    /** An element of attributes. */
    public XmlOutput empty(String name, String... namesAndValues) throws IOException {
        start(name, namesAndValues);
        text.append("/>\n");
        portion();
        return this;
    }

    private void start(String name, String... namesAndValues) {
        indent();
        text.append('<').append(name);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text.append(' ').append(namesAndValues[i]).append("=\"");
            escape(namesAndValues[i + 1]);
            text.append('"');
        }
    }

    private void indent() {
        text.append("  ".repeat(open.size()));
    }

    /** Line ends and tabs as references: readers change those that stand as they are. */
    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\t', '\n', '\r' -> text.append("&#").append((int) c).append(';');
                default -> {
                    if (c < ' ' || c == 0xFFFE || c == 0xFFFF || (Character.isSurrogate(c) && !isPair(value, i))) {
                        throw new LabelingException(
                                StandardError.WRONG_NAME,
                                "XML can't hold the character U+" + String.format(Locale.ROOT, "%04X", (int) c)
                                        + " in '" + value + "'");
                    }
                    text.append(c);
                }
            }
        }
    }

    private static boolean isPair(String value, int at) {
        return Character.isHighSurrogate(value.charAt(at))
                ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
    }

    private void portion() throws IOException {
        if (text.length() > PORTION) {
            flush();
        }
    }

    /** Hands all text to the stream. */
    public void flush() throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }
}
