package io.labelwright.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Real ONNX models of a few numbers, written field by field as onnx.proto says (IR version 8, opset 13), for tests that
 * shall not hang on a file made elsewhere.
 */
public final class SmallModels {

    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int STRING = 8;
    private static final int INTS = 7;
    private static final int STRINGS = 8;

    private SmallModels() {}

    /**
     * {@code scores = x * weights + bias} for rows {@code x} of any number.
     *
     * @param weights per column a number for each class
     * @param activation an operator such as Softmax or Sigmoid behind it, at the output {@code probabilities}; null for
     *     none
     */
    public static byte[] linear(float[][] weights, float[] bias, @Nullable String activation) {
        int classes = bias.length;
        var graph = new Message()
                .message(1, node("Gemm", "scores", "x", "w", "b"))
                .text(2, "linear")
                .message(5, tensor("w", weights))
                .message(5, vector("b", bias))
                .message(11, value("x", FLOAT, -1, weights.length))
                .message(12, value("scores", FLOAT, -1, classes));
        if (activation != null) {
            graph.message(1, node(activation, "probabilities", "scores"))
                    .message(12, value("probabilities", FLOAT, -1, classes));
        }
        return model(graph);
    }

    /**
     * {@code scores = mean of the picture's colours * weights}, for pictures of any number, as they are given in rows
     * and columns behind the colours.
     *
     * @param weights per colour a number for each class
     * @param side width and height; -1 for any
     */
    public static byte[] colours(float[][] weights, int side) {
        return model(new Message()
                .message(1, node("GlobalAveragePool", "means", "picture"))
                .message(1, node("Flatten", "flat", "means"))
                .message(1, node("MatMul", "scores", "flat", "w"))
                .text(2, "colours")
                .message(5, tensor("w", weights))
                .message(11, value("picture", FLOAT, -1, weights.length, side, side))
                .message(12, value("scores", FLOAT, -1, weights[0].length)));
    }

    /** Gives back the numbers of pictures, per colour those of all places. */
    public static byte[] places(int colours) {
        return model(new Message()
                .message(1, node("Relu", "places", "picture"))
                .text(2, "places")
                .message(11, value("picture", FLOAT, 1, colours, -2, -3))
                .message(12, value("places", FLOAT, 1, colours, -2, -3)));
    }

    /** As {@link #linear} with Softmax, and behind it a map of classes to probabilities at the output {@code map}. */
    public static byte[] zipMap(float[][] weights, float[] bias, String... classes) {
        var names = new Message().text(1, "classlabels_strings").number(20, STRINGS);
        for (String name : classes) {
            names.text(9, name);
        }
        return zipMap(weights, bias, names, STRING);
    }

    /** As {@link #zipMap(float[][], float[], String...)} with numbers for classes. */
    public static byte[] zipMap(float[][] weights, float[] bias, long... classes) {
        var numbers = new Message().text(1, "classlabels_int64s").number(20, INTS);
        for (long number : classes) {
            numbers.number(8, number);
        }
        return zipMap(weights, bias, numbers, INT64);
    }

    private static byte[] zipMap(float[][] weights, float[] bias, Message classes, int key) {
        var number = new Message().message(1, new Message().number(1, FLOAT).message(2, new Message()));
        var map = new Message().message(5, new Message().number(1, key).message(2, number));
        var graph = new Message()
                .message(1, node("Gemm", "scores", "x", "w", "b"))
                .message(1, node("Softmax", "probabilities", "scores"))
                .message(
                        1,
                        node("ZipMap", "map", "probabilities")
                                .message(5, classes)
                                .text(7, "ai.onnx.ml"))
                .text(2, "map")
                .message(5, tensor("w", weights))
                .message(5, vector("b", bias))
                .message(11, value("x", FLOAT, -1, weights.length))
                .message(
                        12,
                        new Message()
                                .text(1, "map")
                                .message(2, new Message().message(4, new Message().message(1, map))));
        return model(graph);
    }

    /** The model with a note of its makers. */
    public static byte[] withMetadata(byte[] model, String key, String value) {
        byte[] noted = new Message()
                .message(14, new Message().text(1, key).text(2, value))
                .bytes();
        byte[] all = java.util.Arrays.copyOf(model, model.length + noted.length);
        System.arraycopy(noted, 0, all, model.length, noted.length);
        return all;
    }

    /** Numbers for each token, {@code scores[row, token] = table[input_ids[row, token]]}, and nothing else. */
    public static byte[] tokens(float[][] table) {
        return model(new Message()
                .message(1, node("Gather", "scores", "table", "input_ids"))
                .text(2, "tokens")
                .message(5, tensor("table", table))
                .message(11, value("input_ids", INT64, -1, -1))
                .message(12, value("scores", FLOAT, -1, -1, table[0].length)));
    }

    /** A tokenizer of these pieces behind the special tokens, of which the unknown one is 0, start 1 and end 2. */
    public static String tokenizer(String... pieces) {
        var vocabulary = new StringBuilder("\"[UNK]\": 0, \"[CLS]\": 1, \"[SEP]\": 2");
        for (int i = 0; i < pieces.length; i++) {
            vocabulary.append(", \"").append(pieces[i]).append("\": ").append(i + 3);
        }
        return "{\"added_tokens\": [{\"id\": 0}], \"model\": {\"type\": \"WordPiece\", \"vocab\": {" + vocabulary
                + "}}}";
    }

    /** A model of two numbers whose weights lie in another file. */
    public static byte[] weightsElsewhere(String file) {
        Message weights = new Message()
                .number(1, 2)
                .number(1, 2)
                .number(2, FLOAT)
                .text(8, "weights")
                .message(13, new Message().text(1, "location").text(2, file))
                .number(14, 1);
        return model(new Message()
                .message(1, node("MatMul", "y", "x", "weights"))
                .text(2, "elsewhere")
                .message(5, weights)
                .message(11, value("x", FLOAT, -1, 2))
                .message(12, value("y", FLOAT, -1, 2)));
    }

    private static byte[] model(Message graph) {
        return new Message()
                .number(1, 8)
                .text(2, "Labelwright")
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, 13))
                .message(8, new Message().text(1, "ai.onnx.ml").number(2, 3))
                .bytes();
    }

    private static Message node(String operator, String output, String... inputs) {
        var node = new Message();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, operator);
    }

    private static Message tensor(String name, float[][] rows) {
        ByteBuffer raw =
                ByteBuffer.allocate(rows.length * rows[0].length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] row : rows) {
            for (float number : row) {
                raw.putFloat(number);
            }
        }
        return new Message()
                .number(1, rows.length)
                .number(1, rows[0].length)
                .number(2, FLOAT)
                .text(8, name)
                .raw(9, raw.array());
    }

    private static Message vector(String name, float[] numbers) {
        ByteBuffer raw = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : numbers) {
            raw.putFloat(number);
        }
        return new Message()
                .number(1, numbers.length)
                .number(2, FLOAT)
                .text(8, name)
                .raw(9, raw.array());
    }

    private static Message value(String name, int type, long... shape) {
        var dimensions = new Message();
        for (long size : shape) {
            dimensions.message(
                    1, size < 0 ? new Message().text(2, "any" + name + size) : new Message().number(1, size));
        }
        return new Message()
                .text(1, name)
                .message(
                        2,
                        new Message().message(1, new Message().number(1, type).message(2, dimensions)));
    }

    /** A message of protocol buffers. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message text(int field, String value) {
            return raw(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return raw(field, value.bytes());
        }

        Message raw(int field, byte[] value) {
            varint((long) field << 3 | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private void varint(long value) {
            long left = value;
            while ((left & ~0x7fL) != 0) {
                out.write((int) (left & 0x7f | 0x80));
                left >>>= 7;
            }
            out.write((int) left);
        }
    }
}
