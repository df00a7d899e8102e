package io.labelwright.platforms.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one value after the other from a parser. What JSON allows and no table can hold (a name twice in one object,
 * half a character) is noted and the value read to its end, so that the record behind it can be read.
 */
final class JsonTree {

    private static final int DEPTH = 64;
    private static final int LONGEST = 1 << 28;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(LONGEST)
                    .maxNameLength(1 << 16)
                    .maxNumberLength(1 << 10)
                    .build())
            .build();

    private final JsonParser parser;
    private @Nullable Refusal refusal;

    JsonTree(JsonParser parser) {
        this.parser = parser;
    }

    /** The value that starts with the parser's current token. */
    Json value() {
        refusal = null;
        return value(parser.currentToken());
    }

    /** Why the value that was just read can't be used; null when it can. */
    @Nullable
    Refusal refusal() {
        return refusal;
    }

    private Json value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> {
                var members = new LinkedHashMap<String, Json>();
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    checkCharacters(name);
                    if (members.containsKey(name)) {
                        refuse("the key '" + name + "' comes twice in one object");
                    }
                    members.put(name, value(parser.nextToken()));
                }
                yield new Json.Members(members);
            }
            case START_ARRAY -> {
                var elements = new ArrayList<Json>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    elements.add(value(next));
                }
                yield new Json.Elements(elements);
            }
            case VALUE_STRING -> {
                String text = parser.getString();
                checkCharacters(text);
                yield new Json.Text(text);
            }
            case VALUE_TRUE -> new Json.Flag(true);
            case VALUE_FALSE -> new Json.Flag(false);
            case VALUE_NULL -> Json.Nothing.VALUE;
            default -> new Json.Numeral(parser.getString());
        };
    }

    /** JSON can spell half a character, {@code "\ud800"}, which no encoding can hold, and NUL, which no file should. */
    private void checkCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                refuse("a NUL character");
            } else if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    refuse("half a character: \\u" + Integer.toHexString(c) + " without its other half");
                    return;
                }
                i++;
            }
        }
    }

    private void refuse(String reason) {
        if (refusal == null) {
            refusal = new Refusal(parser.currentTokenLocation().getColumnNr(), reason);
        }
    }

    /** What the parser says, in the words of a file's owner. */
    static Refusal translated(JacksonException e, JsonParser parser, String endsEarly) {
        TokenStreamLocation location = e.getLocation();
        int column = location == null ? parser.currentLocation().getColumnNr() - 1 : location.getColumnNr();
        String message = String.valueOf(e.getOriginalMessage());
        if (e instanceof UnexpectedEndOfInputException) {
            return new Refusal(column, endsEarly);
        }
        if (e instanceof StreamConstraintsException && message.contains("depth")) {
            return new Refusal(column, "more than " + DEPTH + " levels of arrays and objects");
        }
        if (message.startsWith("Broken surrogate")) {
            return new Refusal(column, "half a character: a \\u escape without its other half");
        }
        if (message.startsWith("Non-standard token")) {
            return new Refusal(column, "NaN and infinities are no JSON numbers");
        }
        // What follows names settings of the parser, which are no business of the file's owner.
        int settings = message.indexOf(": enable ");
        return new Refusal(column, "no JSON: " + (settings < 0 ? message : message.substring(0, settings)));
    }
}
