package io.labelwright.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/** Texts in JSON: a text by itself, and lists of texts in the fields of items. */
public final class JsonTexts {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonTexts() {}

    /** Appends a text in quotes. */
    public static void append(String text, StringBuilder into) {
        into.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, into);
        into.append('"');
    }

    /** Appends a list of texts. */
    public static void append(List<String> texts, StringBuilder into) {
        into.append('[');
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) {
                into.append(',');
            }
            append(texts.get(i), into);
        }
        into.append(']');
    }

    /** The text that a JSON text stands for; empty when it is none. */
    public static Optional<String> text(String json) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                return Optional.empty();
            }
            String text = parser.getString();
            return parser.nextToken() == null && isWhole(text) ? Optional.of(text) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The lists of a JSON array of arrays of texts, or the one list of an array of texts; empty when it is neither. */
    public static Optional<List<List<String>>> lists(String json) {
        if (!json.startsWith("[")) {
            return Optional.empty();
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            JsonToken first = parser.nextToken();
            List<List<String>> lists = new ArrayList<>();
            boolean good;
            if (first == JsonToken.VALUE_STRING) {
                List<String> list = new ArrayList<>();
                good = list(parser, first, list);
                lists.add(list);
            } else {
                good = lists(parser, first, lists);
            }
            return good && parser.nextToken() == null ? Optional.of(lists) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static boolean lists(JsonParser parser, JsonToken first, List<List<String>> lists) {
        for (JsonToken token = first; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            List<String> list = new ArrayList<>();
            if (token != JsonToken.START_ARRAY || !list(parser, parser.nextToken(), list)) {
                return false;
            }
            lists.add(list);
        }
        return true;
    }

    private static boolean list(JsonParser parser, JsonToken first, List<String> list) {
        for (JsonToken token = first; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.VALUE_STRING || !isWhole(parser.getString())) {
                return false;
            }
            list.add(parser.getString());
        }
        return true;
    }

    /** JSON can spell half a character, which no file can hold. */
    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
