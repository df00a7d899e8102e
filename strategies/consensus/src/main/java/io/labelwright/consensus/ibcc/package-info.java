/**
 * Kim and Ghahramani's independent Bayesian combination of classifiers, by variational inference. Start with
 * {@link io.labelwright.consensus.ibcc.Ibcc}.
 */
@NullMarked
package io.labelwright.consensus.ibcc;

import org.jspecify.annotations.NullMarked;
