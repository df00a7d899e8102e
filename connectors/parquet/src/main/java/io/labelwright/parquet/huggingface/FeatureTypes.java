package io.labelwright.parquet.huggingface;

import io.labelwright.parquet.file.CellText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The types that the footer of a data set's file gives its columns; of them the names of classes matter. */
final class FeatureTypes {

    private static final int DEPTH = 64;

    private final Map<?, ?> features;

    private FeatureTypes(Map<?, ?> features) {
        this.features = features;
    }

    /**
     * Reads the types.
     *
     * @param json the metadata under the key {@code huggingface}; null when there is none
     * @throws IllegalArgumentException with a message for people when it can't be read
     */
    static FeatureTypes of(@Nullable String json) {
        if (json == null) {
            return new FeatureTypes(Map.of());
        }
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                .build();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            Object whole = value(parser);
            Object info = whole instanceof Map<?, ?> map ? map.get("info") : null;
            Object features = info instanceof Map<?, ?> map ? map.get("features") : null;
            return new FeatureTypes(features instanceof Map<?, ?> map ? map : Map.of());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Object value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                map.put(name, value(parser));
            }
            return map;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(parser));
            }
            return list;
        }
        return token == null ? "" : String.valueOf(parser.getString());
    }

    /** How the values of a field are spelt when they are classes; null when they are what they are. */
    @Nullable
    CellText classes(List<String> path) {
        Object type = features.get(path.get(0));
        return type == null ? null : classes(type, path, 1);
    }

    /** Lists add names of their own to the path of a value, which no struct has. */
    private static @Nullable CellText classes(Object type, List<String> path, int at) {
        if (type instanceof List<?> list) {
            return list.size() == 1 ? classes(list.get(0), path, at) : null;
        }
        if (!(type instanceof Map<?, ?> map)) {
            return null;
        }
        if ("ClassLabel".equals(map.get("_type"))) {
            return map.get("names") instanceof List<?> names
                    ? new ClassNames(names.stream().map(String::valueOf).toList())
                    : null;
        }
        if (map.get("_type") instanceof String && map.get("feature") != null) {
            return classes(map.get("feature"), path, at);
        }
        if (at == path.size() || map.get("_type") instanceof String) {
            return null;
        }
        Object child = map.get(path.get(at));
        return classes(child == null ? map : child, path, at + 1);
    }
}
