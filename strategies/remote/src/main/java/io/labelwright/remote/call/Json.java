package io.labelwright.remote.call;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON that is sent to servers, and that strangers send back. */
public final class Json {

    private static final int DEPTH = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** An object without members, which stay in the order in which they are set. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * Reads one value, of which each object names each key once.
     *
     * @throws CallFailure when the bytes are something else; the call may then be tried again
     */
    public static JsonNode read(byte[] bytes) throws CallFailure {
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            throw unreadable("it answers with something else than JSON: " + kind(e));
        }
    }

    /**
     * Reads one value.
     *
     * @throws JacksonException when the text is something else
     */
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** The failure of a call whose answer can't be read. */
    public static CallFailure unreadable(String message) {
        return new CallFailure(
                CallFailure.Kind.PASSING,
                message,
                "look whether url names what it should, and whether the server is well");
    }

    private static String kind(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        return message.startsWith("Duplicate")
                ? "a key comes twice"
                : e.getClass().getSimpleName();
    }

    /** The bytes of a value, without blanks. */
    public static byte[] bytes(JsonNode value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** The text of a value, without blanks. */
    public static String text(JsonNode value) {
        return MAPPER.writeValueAsString(value);
    }
}
