package io.labelwright.platforms.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** The members of an object with their values as they are spelt, spaces and escapes included. */
public final class RawMembers {

    private RawMembers() {}

    /**
     * The members of an object.
     *
     * @throws Refusal when the text is none
     */
    public static Map<String, String> of(String text) throws Refusal {
        Map<String, String> members = new LinkedHashMap<>();
        try (JsonParser parser = JsonTree.FACTORY.createParser(ObjectReadContext.empty(), text)) {
            try {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw new Refusal("an object {...} is expected");
                }
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    parser.nextToken();
                    int start = (int) parser.currentTokenLocation().getCharOffset();
                    Json value = new JsonTree(parser).value();
                    int end = (int) parser.currentLocation().getCharOffset();
                    String raw = text.substring(start, end).strip();
                    // A parser may have looked further than the value; then its own spelling must do.
                    members.put(name, isValue(raw, value) ? raw : value.compact());
                }
            } catch (JacksonException e) {
                throw JsonTree.translated(e, parser, "the JSON ends too early");
            }
        }
        return members;
    }

    private static boolean isValue(String raw, Json value) {
        try {
            return Objects.equals(JsonRecords.parse(raw), value);
        } catch (Refusal e) {
            return false;
        }
    }
}
