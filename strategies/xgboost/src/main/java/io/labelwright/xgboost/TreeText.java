package io.labelwright.xgboost;

import io.labelwright.spi.learn.Tree;
import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads a tree as XGBoost prints it, node within node; its numbers are written so that they read back the same. */
final class TreeText {

    private static final JsonFactory JSON = new JsonFactory();

    private int[] column = new int[64];
    private float[] threshold = new float[64];
    private int[] left = new int[64];
    private int[] right = new int[64];
    private boolean[] emptyLeft = new boolean[64];
    private float[] value = new float[64];
    private final float scale;
    private int size;

    private TreeText(float scale) {
        this.scale = scale;
    }

    /**
     * The tree of a text.
     *
     * @param scale what its leaves are multiplied by
     */
    static Tree read(String json, int output, float scale) {
        var text = new TreeText(scale);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            text.node(parser);
        }
        return new Tree(
                output,
                Arrays.copyOf(text.column, text.size),
                Arrays.copyOf(text.threshold, text.size),
                Arrays.copyOf(text.left, text.size),
                Arrays.copyOf(text.right, text.size),
                Arrays.copyOf(text.emptyLeft, text.size),
                Arrays.copyOf(text.value, text.size));
    }

    /** Reads the object at hand with what is in it. */
    private void node(JsonParser parser) {
        int node = -1;
        int missing = -1;
        int splitColumn = 0;
        float splitAt = 0;
        int yes = -1;
        int no = -1;
        float leaf = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "nodeid" -> node = parser.getIntValue();
                // A column is called f and its number.
                case "split" ->
                    splitColumn = Integer.parseInt(parser.getString().substring(1));
                case "split_condition" -> splitAt = Float.parseFloat(parser.getString());
                case "yes" -> yes = parser.getIntValue();
                case "no" -> no = parser.getIntValue();
                case "missing" -> missing = parser.getIntValue();
                case "leaf" -> leaf = scale * Float.parseFloat(parser.getString());
                case "children" -> {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        node(parser);
                    }
                }
                default -> parser.skipChildren();
            }
        }
        put(node, splitColumn, splitAt, yes, no, missing == yes && yes >= 0, leaf);
    }

    private void put(int node, int splitColumn, float splitAt, int yes, int no, boolean empty, float leaf) {
        if (node >= column.length) {
            int room = Math.max(node + 1, 2 * column.length);
            column = Arrays.copyOf(column, room);
            threshold = Arrays.copyOf(threshold, room);
            left = Arrays.copyOf(left, room);
            right = Arrays.copyOf(right, room);
            emptyLeft = Arrays.copyOf(emptyLeft, room);
            value = Arrays.copyOf(value, room);
        }
        size = Math.max(size, node + 1);
        column[node] = splitColumn;
        threshold[node] = splitAt;
        left[node] = yes;
        right[node] = no;
        emptyLeft[node] = empty;
        value[node] = leaf;
    }
}
