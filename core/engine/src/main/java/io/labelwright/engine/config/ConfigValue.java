package io.labelwright.engine.config;

import io.labelwright.engine.plugin.KeyDescriptor;
import io.labelwright.spi.problem.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A checked value of a config. Immutable. */
public sealed interface ConfigValue {

    /** Where it stands; for a default, where the block stands that leaves it out. */
    Place place();

    /** Whether it stands in the workflow file; else it is a default. */
    boolean given();

    /**
     * A text, number or truth value.
     *
     * @param value a String (words too), Long, finite Double or Boolean, as the key's type says
     * @param key the key that holds it
     * @param secret whether it must never be printed, stored or hashed
     */
    record Scalar(Object value, KeyDescriptor key, boolean secret, Place place, boolean given) implements ConfigValue {

        /** The value as text, for messages: {@code ***} for a secret. */
        @Override
        public String toString() {
            return secret ? "***" : value.toString();
        }
    }

    /** A list. */
    record Sequence(List<ConfigValue> values, Place place, boolean given) implements ConfigValue {

        public Sequence {
            values = List.copyOf(values);
        }
    }

    /** A map, or the keys of a record. Keeps the order in which it was made. */
    record Mapping(Map<String, ConfigValue> values, Place place, boolean given) implements ConfigValue {

        public Mapping {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }
}
