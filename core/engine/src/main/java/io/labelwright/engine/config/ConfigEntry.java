package io.labelwright.engine.config;

import io.labelwright.engine.plugin.KeyDescriptor;
import io.labelwright.spi.problem.Place;

/**
 * One text, number or truth value of a config, or one key of a map of classes, with all that is known of it; for checks
 * that need more than the config: files, columns, expressions.
 *
 * @param path the key's path, for example {@code items.text} or {@code rules[2].when}
 * @param key the key that holds it
 * @param value the value as text; for a secret the secret itself
 * @param secret whether it must never be printed, stored or hashed
 * @param place where it stands; for a default, where the block stands that leaves it out
 * @param given whether it stands in the workflow file; else it is a default
 */
public record ConfigEntry(String path, KeyDescriptor key, String value, boolean secret, Place place, boolean given) {

    @Override
    public String toString() {
        return path + ": " + (secret ? "***" : value);
    }
}
