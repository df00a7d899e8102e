package io.labelwright.imbalance.sample;

import io.labelwright.spi.describe.ClassName;
import io.labelwright.spi.describe.Range;
import io.labelwright.spi.label.LabelSchema;
import java.util.Map;

/** The most rows of a class, whatever the other keys ask for. */
public sealed interface Cap {

    /** The most rows of the class with an index. */
    int of(LabelSchema schema, int index);

    /**
     * The same for all classes.
     *
     * @param rows the most
     */
    record Rows(@Range(min = 1) int rows) implements Cap {
        @Override
        public int of(LabelSchema schema, int index) {
            return rows;
        }
    }

    /**
     * One for each class.
     *
     * @param byClass per class the most; none for those that are not named
     */
    record ByClass(@ClassName Map<String, Integer> byClass) implements Cap {

        public ByClass {
            byClass.forEach((name, rows) -> {
                if (rows < 1) {
                    throw new IllegalArgumentException("cap: " + rows + " rows of '" + name + "'; expected at least 1");
                }
            });
            byClass = Map.copyOf(byClass);
        }

        @Override
        public int of(LabelSchema schema, int index) {
            return byClass.getOrDefault(schema.name(index), Integer.MAX_VALUE);
        }
    }
}
