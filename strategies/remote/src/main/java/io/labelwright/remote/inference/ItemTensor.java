package io.labelwright.remote.inference;

import io.labelwright.math.feature.FeatureRows;
import io.labelwright.math.text.ItemTexts;
import io.labelwright.spi.Inputs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** The items as values of an input: a text each, or a row of numbers each. */
abstract class ItemTensor {

    /** How many values an item has. */
    abstract int length();

    /** An item's values as bytes, for its key; null when it has none. */
    abstract byte @Nullable [] content(int item);

    /** Adds an item's values. */
    abstract void add(int item, ArrayNode into);

    /** The items as what an input takes. */
    static ItemTensor of(ModelInfo model, TensorInfo input, Inputs in, InferenceConfig config) {
        if (!input.holdsTexts() && !input.holdsNumbers()) {
            throw model.refused(
                    "takes " + input.shown() + " at the input '" + input.name()
                            + "', and expected is BYTES for texts, FP32 or FP64 for features",
                    "put what turns items into that before the model, on the server");
        }
        ItemTensor tensor = input.holdsTexts()
                ? new Texts(ItemTexts.of(in, config.fields()))
                : new Numbers(
                        FeatureRows.of(in, config.features()), input.datatype().equals("FP32"));
        if (!input.takes(tensor.length())) {
            throw model.refused(
                    "takes " + input.shown() + " at the input '" + input.name() + "', and an item is "
                            + (input.holdsTexts() ? "one text" : "one row of " + tensor.length() + " features"),
                    input.holdsTexts()
                            ? "name another input, if there is one"
                            : "features: [...] says which sets of features the model has learned from");
        }
        return tensor;
    }

    /** A text each. */
    private static final class Texts extends ItemTensor {
        private final ItemTexts texts;

        Texts(ItemTexts texts) {
            this.texts = texts;
        }

        @Override
        int length() {
            return 1;
        }

        @Override
        byte @Nullable [] content(int item) {
            String text = texts.joined(item);
            return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        void add(int item, ArrayNode into) {
            String text = texts.joined(item);
            into.add(text == null ? "" : text);
        }
    }

    /** A row of numbers each, of 32 or 64 bits. */
    private static final class Numbers extends ItemTensor {
        private final FeatureRows rows;
        private final boolean narrow;

        Numbers(FeatureRows rows, boolean narrow) {
            this.rows = rows;
            this.narrow = narrow;
        }

        @Override
        int length() {
            return rows.columns().size();
        }

        private double[] row(int item) {
            var row = new double[length()];
            for (int entry = rows.start(item); entry < rows.start(item + 1); entry++) {
                row[rows.column(entry)] = narrow ? (float) rows.value(entry) : rows.value(entry);
            }
            return row;
        }

        @Override
        byte @Nullable [] content(int item) {
            if (!rows.has(item)) {
                return null;
            }
            double[] row = row(item);
            ByteBuffer bytes = ByteBuffer.allocate(row.length * Double.BYTES);
            bytes.asDoubleBuffer().put(row);
            return bytes.array();
        }

        @Override
        void add(int item, ArrayNode into) {
            for (double number : row(item)) {
                into.add(number);
            }
        }
    }
}
