package io.labelwright.propagate.method;

import io.labelwright.spi.Inputs;

/** A method that looks at more of its view than graph and labels. */
@FunctionalInterface
public interface MethodInView {

    /**
     * The method in a view.
     *
     * @param items per node that labels reach its item
     */
    Method of(Inputs in, int[] items);
}
