package io.labelwright.vision.xml;

import io.labelwright.files.text.TextFile;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML of strangers, element by element in a stream: {@code DOCTYPE}, and with it every entity and every other
 * file, is refused; so are more than 64 levels. Namespaces are not looked at.
 *
 * <p>A reader goes down by recursion: {@link #child} steps into the next child of the element at hand and gives null
 * when it has left the element; every child is then read to its end by {@link #text}, {@link #skip} or its own loop.
 */
public final class SafeXml implements AutoCloseable {

    private static final int DEPTH = 64;
    private static final int LONGEST = 1 << 22;
    private static final int SNIFFED = 256;
    private static final Pattern ENCODING =
            Pattern.compile("^(?:\\xEF\\xBB\\xBF)?<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

    private final Reader text;
    private final XMLStreamReader reader;
    private int depth;

    private SafeXml(Reader text, XMLStreamReader reader) {
        this.text = text;
        this.reader = reader;
    }

    /**
     * Opens a file in the encoding that its XML declaration or byte order mark names, UTF-8 otherwise. Bytes that are
     * no text in it end the reading. The characters are decoded here and not by the JDK's parser, which prints to the
     * terminal when it meets such bytes.
     */
    public static SafeXml open(SourceInput input) throws IOException, XmlProblem {
        Reader text;
        try {
            text = new BufferedReader(new TextFile(input, encoding(input)).open());
        } catch (LabelingException e) {
            throw translated(e, 1, 1);
        }
        try {
            return new SafeXml(text, factory().createXMLStreamReader(text));
        } catch (XMLStreamException | RuntimeException e) {
            text.close();
            throw translated(e, 1, 1);
        }
    }

    private static Charset encoding(SourceInput input) throws IOException, XmlProblem {
        byte[] start;
        try (InputStream bytes = input.open()) {
            start = bytes.readNBytes(SNIFFED);
        }
        int first = start.length > 1 ? start[0] & 0xFF : -1;
        int second = start.length > 1 ? start[1] & 0xFF : -1;
        if ((first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE)) {
            return StandardCharsets.UTF_16;
        }
        if (first == 0 && second == '<') {
            return StandardCharsets.UTF_16BE;
        }
        if (first == '<' && second == 0) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher named = ENCODING.matcher(new String(start, StandardCharsets.ISO_8859_1));
        if (!named.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(named.group(1));
        } catch (IllegalArgumentException e) {
            throw new XmlProblem(1, 1, "the encoding '" + named.group(1) + "' of the XML declaration is not known");
        }
    }

    private static XMLInputFactory factory() {
        // The JDK's own, whatever else lies on the class path.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside of the file is read");
        });
        return factory;
    }

    /** Goes to the root element; its name. */
    public String root() throws IOException, XmlProblem {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth = 1;
                return reader.getLocalName();
            }
        }
    }

    /** Goes to the root element, which must have a name. */
    public void root(String expected) throws IOException, XmlProblem {
        String found = root();
        if (!found.equals(expected)) {
            throw problem("the root element is <" + expected + ">, found <" + found + ">");
        }
    }

    /** Steps into the next child of the element at hand; its name, or null when the element has ended. */
    public @Nullable String child() throws IOException, XmlProblem {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (++depth > DEPTH) {
                    throw problem("more than " + DEPTH + " levels of elements");
                }
                return reader.getLocalName();
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                return null;
            }
        }
    }

    /** The text of the element at hand, without the spaces around it; goes to its end. */
    public String text() throws IOException, XmlProblem {
        return rawText().strip();
    }

    /** The text of the element at hand as it stands; goes to its end. */
    public String rawText() throws IOException, XmlProblem {
        var text = new StringBuilder();
        while (true) {
            switch (next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    if (text.length() > LONGEST) {
                        throw problem("a text of more than " + LONGEST + " characters");
                    }
                }
                case XMLStreamConstants.START_ELEMENT ->
                    throw problem("text is expected here, found the element <" + reader.getLocalName() + ">");
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return text.toString();
                }
                default -> {}
            }
        }
    }

    /** Goes to the end of the element at hand. */
    public void skip() throws IOException, XmlProblem {
        for (int open = 1; open > 0; ) {
            if (child() == null) {
                open--;
            } else {
                open++;
            }
        }
    }

    /** Reads to the end of the file, behind whose root nothing may stand. */
    public void finish() throws IOException, XmlProblem {
        while (true) {
            try {
                if (!reader.hasNext()) {
                    return;
                }
            } catch (XMLStreamException e) {
                throw translated(e, line(), column());
            }
            next();
        }
    }

    /** An attribute of the element at hand, which must have been stepped into just before; null when it has none. */
    public @Nullable String attribute(String name) {
        return reader.getAttributeValue(null, name);
    }

    /** The line at hand, from 1. */
    public int line() {
        return Math.max(0, reader.getLocation().getLineNumber());
    }

    /** The column at hand, from 1. */
    public int column() {
        return Math.max(0, reader.getLocation().getColumnNumber());
    }

    /** A problem at the place at hand. */
    public XmlProblem problem(String reason) {
        return new XmlProblem(line(), column(), reason);
    }

    private int next() throws IOException, XmlProblem {
        int event;
        try {
            event = reader.next();
        } catch (XMLStreamException | RuntimeException e) {
            throw translated(e, line(), column());
        }
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw problem("a DOCTYPE or an entity of one is refused: it could read other files");
        }
        if (event == XMLStreamConstants.END_DOCUMENT && depth > 0) {
            throw problem("the file ends too early");
        }
        return event;
    }

    /**
     * What the JDK says about broken XML is in the language of the machine, and its parser throws others of its own
     * exceptions at some input; both come as one sentence.
     */
    private static XmlProblem translated(Exception e, int line, int column) throws IOException {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof LabelingException known) {
                Problem problem = known.problems().get(0);
                Place place = problem.place();
                if (problem.code() == StandardError.ENCODING && place != null) {
                    return new XmlProblem(place.line(), place.column(), problem.message());
                }
                throw known;
            }
        }
        if (e instanceof XMLStreamException broken) {
            if (broken.getNestedException() instanceof IOException io) {
                throw io;
            }
            if (broken.getLocation() != null) {
                return new XmlProblem(
                        Math.max(0, broken.getLocation().getLineNumber()),
                        Math.max(0, broken.getLocation().getColumnNumber()),
                        "no well-formed XML here, or the file was cut off");
            }
        }
        return new XmlProblem(line, column, "no well-formed XML here, or the file was cut off");
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            // The parser has nothing to give back; the text is closed below.
            depth = 0;
        }
        text.close();
    }
}
