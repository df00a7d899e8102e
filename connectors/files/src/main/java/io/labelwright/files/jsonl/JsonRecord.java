package io.labelwright.files.jsonl;

import io.labelwright.spi.connect.RecordSink;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/**
 * Parses one line and hands its keys to the sink: texts as they are, numbers in their own spelling (an id above 2^53
 * stays exact), {@code true} and {@code false}, null as no value, arrays and objects as compact JSON.
 */
final class JsonRecord {

    private static final int DEPTH = 64;
    /** Keys that differ from line to line are data, not columns; each would cost every record. */
    static final int COLUMNS = 10_000;

    private final RecordSink sink;
    private final JsonFactory factory;
    private final Map<String, Integer> positions = new HashMap<>();
    /** Names, their columns and the record that last had them, in order of appearance. */
    private String[] names = new String[16];

    private int[] columns = new int[16];
    private long[] lastRecord = new long[16];
    private long record;

    JsonRecord(RecordSink sink, int maxLength) {
        this.sink = sink;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH)
                        .maxStringLength(maxLength)
                        .maxNameLength(maxLength)
                        .maxNumberLength(maxLength)
                        .build())
                .build();
    }

    /** Takes keys that records before had. */
    void know(Iterable<String> keys) {
        for (String key : keys) {
            take(key);
        }
    }

    /** Sets the sink's fields from a line. */
    void read(char[] chars, int offset, int length) throws JsonProblem {
        record++;
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), chars, offset, length)) {
            try {
                object(parser);
            } catch (JacksonException e) {
                throw translated(e, parser);
            }
        }
    }

    private void object(JsonParser parser) throws JsonProblem {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw problem(parser, "an object {...} is expected");
        }
        int expected = 0;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            int position = position(name, expected, parser);
            expected = position + 1;
            field(columns[position], parser.nextToken(), parser);
        }
        if (parser.nextToken() != null) {
            throw problem(parser, "a second value in the line; one object a line is expected");
        }
    }

    /** Records mostly have the same keys in the same order. */
    private int position(String name, int expected, JsonParser parser) throws JsonProblem {
        int position;
        if (expected < positions.size() && names[expected].equals(name)) {
            position = expected;
        } else {
            Integer known = positions.get(name);
            position = known != null ? known : meet(name, parser);
        }
        if (lastRecord[position] == record) {
            throw problem(parser, "the key '" + name + "' comes twice");
        }
        lastRecord[position] = record;
        return position;
    }

    private int meet(String name, JsonParser parser) throws JsonProblem {
        if (name.isEmpty()) {
            throw problem(parser, "a key is empty");
        }
        checkCharacters(name.toCharArray(), 0, name.length(), parser);
        if (positions.size() == COLUMNS) {
            throw problem(parser, "the key '" + name + "' is one more than the " + COLUMNS + " different keys allowed");
        }
        return take(name);
    }

    private int take(String name) {
        int position = positions.size();
        if (position == names.length) {
            names = Arrays.copyOf(names, 2 * position);
            columns = Arrays.copyOf(columns, 2 * position);
            lastRecord = Arrays.copyOf(lastRecord, 2 * position);
        }
        names[position] = name;
        columns[position] = sink.column(name);
        positions.put(name, position);
        return position;
    }

    private void field(int column, JsonToken token, JsonParser parser) throws JsonProblem {
        switch (token) {
            case VALUE_NULL -> {}
            case VALUE_TRUE -> sink.field(column, "true");
            case VALUE_FALSE -> sink.field(column, "false");
            case START_OBJECT, START_ARRAY -> {
                var json = new StringBuilder();
                append(json, token, parser);
                sink.field(column, json.toString());
            }
            default -> {
                char[] chars = parser.getStringCharacters();
                int offset = parser.getStringOffset();
                int length = parser.getStringLength();
                checkCharacters(chars, offset, length, parser);
                sink.field(column, chars, offset, length);
            }
        }
    }

    private void append(StringBuilder json, JsonToken token, JsonParser parser) throws JsonProblem {
        switch (token) {
            case START_OBJECT -> {
                Set<String> keys = new HashSet<>();
                json.append('{');
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    if (!keys.add(name)) {
                        throw problem(parser, "the key '" + name + "' comes twice in one object");
                    }
                    json.append(keys.size() > 1 ? "," : "");
                    appendText(json, name, parser);
                    json.append(':');
                    append(json, parser.nextToken(), parser);
                }
                json.append('}');
            }
            case START_ARRAY -> {
                json.append('[');
                boolean first = true;
                for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
                    json.append(first ? "" : ",");
                    first = false;
                    append(json, t, parser);
                }
                json.append(']');
            }
            case VALUE_STRING -> appendText(json, parser.getString(), parser);
            // Numbers in their own spelling, true, false, null.
            default -> json.append(parser.getString());
        }
    }

    private static void appendText(StringBuilder json, String text, JsonParser parser) throws JsonProblem {
        checkCharacters(text.toCharArray(), 0, text.length(), parser);
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        json.append('"');
    }

    /** JSON can spell half a character, {@code "\ud800"}, which no encoding can hold. */
    private static void checkCharacters(char[] chars, int offset, int length, JsonParser parser) throws JsonProblem {
        for (int i = offset, end = offset + length; i < end; i++) {
            if (Character.isSurrogate(chars[i])) {
                if (i + 1 == end || !Character.isSurrogatePair(chars[i], chars[i + 1])) {
                    throw problem(
                            parser,
                            "half a character: \\u" + Integer.toHexString(chars[i]) + " without its other half");
                }
                i++;
            }
        }
    }

    private static JsonProblem problem(JsonParser parser, String reason) {
        return new JsonProblem(parser.currentTokenLocation().getColumnNr(), reason);
    }

    private static JsonProblem translated(JacksonException e, JsonParser parser) {
        TokenStreamLocation location = e.getLocation();
        // A limit is noticed behind the character that is beyond it, and told without its place.
        int column = location == null ? parser.currentLocation().getColumnNr() - 1 : location.getColumnNr();
        String message = String.valueOf(e.getOriginalMessage());
        if (e instanceof UnexpectedEndOfInputException) {
            return new JsonProblem(
                    column, "the line ends inside the object: it is cut off, or goes on in the next line");
        }
        if (e instanceof StreamConstraintsException && message.contains("depth")) {
            return new JsonProblem(column, "more than " + DEPTH + " levels of arrays and objects");
        }
        if (message.startsWith("Broken surrogate")) {
            return new JsonProblem(column, "half a character: a \\u escape without its other half");
        }
        if (message.startsWith("Non-standard token")) {
            return new JsonProblem(column, "NaN and infinities are no JSON numbers");
        }
        // What follows names settings of the parser, which are no business of the file's owner.
        int settings = message.indexOf(": enable ");
        return new JsonProblem(column, "no JSON: " + (settings < 0 ? message : message.substring(0, settings)));
    }
}
