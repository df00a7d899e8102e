package io.labelwright.vision.json;

import io.labelwright.files.text.TextFile;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON file that is read token by token, so that its size does not matter. Keys that come twice in an object, more
 * than 64 levels, half characters and what is no JSON end the reading with their place; numbers keep their spelling.
 */
public final class JsonFile implements AutoCloseable {

    private static final int DEPTH = 64;
    private static final int LONGEST = 1 << 26;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(LONGEST)
                    .build())
            .build();

    private final String name;
    private final Reader text;
    private final JsonParser parser;

    private JsonFile(String name, Reader text) {
        this.name = name;
        this.text = text;
        this.parser = FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /** Opens a file of UTF-8, packed with gzip or zstd or not. */
    public static JsonFile open(SourceInput input) throws IOException {
        return new JsonFile(input.name(), new TextFile(input, StandardCharsets.UTF_8).open());
    }

    /**
     * A text in memory.
     *
     * @param name where it stands, for messages
     */
    public static JsonFile of(String name, String text) {
        return new JsonFile(name, new StringReader(text));
    }

    /** The next token; null at the end. */
    public @Nullable JsonToken next() throws IOException {
        try {
            return parser.nextToken();
        } catch (JacksonException e) {
            throw translated(e);
        }
    }

    /** The next key of the object at hand; null at its end. */
    public @Nullable String key() throws IOException {
        try {
            return parser.nextName();
        } catch (JacksonException e) {
            throw translated(e);
        }
    }

    /** Goes over the array or object that begins here, if one does. */
    public void skip() throws IOException {
        try {
            parser.skipChildren();
        } catch (JacksonException e) {
            throw translated(e);
        }
    }

    /** Reads to the end, behind which nothing may stand. */
    public void finish() throws IOException {
        if (next() != null) {
            throw wrong("a second value stands behind the first", null);
        }
    }

    /** The line of the token at hand, from 1. */
    public long line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** The column of the token at hand, from 1. */
    public int column() {
        return Math.max(0, parser.currentTokenLocation().getColumnNr());
    }

    /** The text of a string, a number in its own spelling, {@code true} or {@code false}; empty for null. */
    public String scalar() throws IOException {
        try {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return "";
            }
            return whole(parser.getString());
        } catch (JacksonException e) {
            throw translated(e);
        }
    }

    /** The number at hand; NaN when the token is none. */
    public double number() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null || !token.isNumeric()) {
            return Double.NaN;
        }
        try {
            // Not parser.getDoubleValue: a number of many digits costs it time, and how it rounds is its own affair.
            return Double.parseDouble(parser.getString());
        } catch (JacksonException e) {
            throw translated(e);
        }
    }

    /** Whatever value is at hand as JSON without spaces; goes over it. */
    public String compact() throws IOException {
        var json = new StringBuilder();
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw wrong("a value is missing", null);
        }
        append(json, token);
        return json.toString();
    }

    private void append(StringBuilder json, JsonToken token) throws IOException {
        switch (token) {
            case START_OBJECT -> {
                json.append('{');
                for (String key = key(); key != null; key = key()) {
                    quote(json.append(json.charAt(json.length() - 1) == '{' ? "" : ","), whole(key));
                    append(json.append(':'), value());
                }
                json.append('}');
            }
            case START_ARRAY -> {
                json.append('[');
                boolean first = true;
                for (JsonToken t = value(); t != JsonToken.END_ARRAY; t = value()) {
                    json.append(first ? "" : ",");
                    first = false;
                    append(json, t);
                }
                json.append(']');
            }
            case VALUE_STRING -> quote(json, scalar());
            case VALUE_NULL -> json.append("null");
            default -> json.append(scalar());
        }
    }

    private JsonToken value() throws IOException {
        JsonToken token = next();
        if (token == null) {
            throw wrong("the file ends too early", null);
        }
        return token;
    }

    /** Whether an array or an object begins here. */
    public boolean isStructure() {
        JsonToken token = parser.currentToken();
        return token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT;
    }

    /** A text as JSON. */
    public static String quoted(String text) {
        var json = new StringBuilder();
        quote(json, text);
        return json.toString();
    }

    /**
     * An object as JSON.
     *
     * @param members values that are JSON already, by key
     */
    public static String object(Map<String, String> members) {
        var json = new StringBuilder("{");
        members.forEach((key, value) -> {
            quote(json.append(json.length() > 1 ? "," : ""), key);
            json.append(':').append(value);
        });
        return json.append('}').toString();
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        json.append('"');
    }

    /** JSON can spell half a character, {@code "\ud800"}, which no encoding can hold. */
    private String whole(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                if (i + 1 == value.length() || !Character.isSurrogatePair(c, value.charAt(i + 1))) {
                    throw wrong("half a character: \\u" + Integer.toHexString(c) + " without its other half", null);
                }
                i++;
            }
        }
        return value;
    }

    /** An error for the file as a whole, at the token at hand. */
    public LabelingException wrong(String message, @Nullable String hint) {
        return new LabelingException(
                StandardError.BAD_ROW, new Place(name, Math.max(0, (int) line()), column()), message, hint);
    }

    private LabelingException translated(JacksonException e) throws IOException {
        if (e.getCause() instanceof IOException cause) {
            throw cause;
        }
        TokenStreamLocation at = e.getLocation();
        TokenStreamLocation location = at == null ? parser.currentLocation() : at;
        var place = new Place(name, Math.max(0, location.getLineNr()), Math.max(0, location.getColumnNr()));
        String message = String.valueOf(e.getOriginalMessage());
        if (e instanceof UnexpectedEndOfInputException || message.startsWith("Unexpected end-of-input")) {
            return new LabelingException(
                    StandardError.BAD_ROW, place, "the file ends inside the JSON", "it was cut off: get it again");
        }
        if (e instanceof StreamConstraintsException) {
            return new LabelingException(
                    StandardError.BAD_ROW,
                    place,
                    message.contains("depth")
                            ? "more than " + DEPTH + " levels of arrays and objects"
                            : "a text, a name or a number is too long",
                    null);
        }
        // What follows names settings of the parser, which are no business of the file's owner.
        int settings = message.indexOf(": enable ");
        return new LabelingException(
                StandardError.BAD_ROW,
                place,
                "no JSON: " + (settings < 0 ? message : message.substring(0, settings)),
                "the file is damaged, or is not of this format");
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
