package io.labelwright.imbalance.sample;

import io.labelwright.spi.describe.ClassName;
import io.labelwright.spi.label.LabelSchema;
import java.util.List;

/** The classes of which rows are taken away where neighbours say so, however many that are. */
public sealed interface Cleaned {

    /** Classes by their size. */
    enum Rule implements Cleaned {
        /** All but the smallest class. */
        AUTO,
        /** The largest class. */
        MAJORITY,
        NOT_MINORITY,
        NOT_MAJORITY,
        ALL
    }

    /**
     * Classes by name.
     *
     * @param classes at least one
     */
    record Classes(@ClassName List<String> classes) implements Cleaned {

        public Classes {
            if (classes.isEmpty()) {
                throw new IllegalArgumentException("sampling_strategy names no class");
            }
            classes = List.copyOf(classes);
        }
    }

    /** Per class of the rows whether it is cleaned. */
    default boolean[] of(TrainingRows rows) {
        return of(rows.schema(), rows.counts());
    }

    /**
     * Per class whether it is cleaned.
     *
     * @param counts rows per class
     */
    default boolean[] of(LabelSchema schema, int[] counts) {
        int largest = ClassCounts.largest(counts);
        int smallest = ClassCounts.smallest(counts);
        var cleaned = new boolean[counts.length];
        for (int k = 0; k < cleaned.length; k++) {
            if (this instanceof Classes named) {
                cleaned[k] = named.classes().contains(schema.name(k));
            } else {
                cleaned[k] = switch ((Rule) this) {
                    case AUTO, NOT_MINORITY -> k != smallest;
                    case MAJORITY -> k == largest;
                    case NOT_MAJORITY -> k != largest;
                    case ALL -> true;
                };
            }
        }
        return cleaned;
    }
}
