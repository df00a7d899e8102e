package io.labelwright.engine.yaml;

import io.labelwright.spi.problem.Place;

/**
 * A value and where it was written.
 *
 * @param value the value
 * @param place where it was written
 * @param <T> what it is
 */
public record Located<T>(T value, Place place) {

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
