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

    private static byte[] model(Message graph) {
        return new Message()
                .number(1, 8)
                .text(2, "Labelwright")
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, 13))
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
