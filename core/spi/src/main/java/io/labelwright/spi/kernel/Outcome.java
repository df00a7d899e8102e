package io.labelwright.spi.kernel;

import java.util.List;

/**
 * What an iterative kernel ended with.
 *
 * @param parameters after the last update
 * @param states of the blocks, in block order
 * @param iterations how many updates were made
 * @param converged false when the iteration limit ended it
 */
public record Outcome<P, S>(P parameters, List<S> states, int iterations, boolean converged) {}
