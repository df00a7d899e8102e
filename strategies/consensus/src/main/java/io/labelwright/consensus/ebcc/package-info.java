/**
 * Bayesian combination of annotators whose mistakes are correlated. Start with
 * {@link io.labelwright.consensus.ebcc.Ebcc}.
 */
@NullMarked
package io.labelwright.consensus.ebcc;

import org.jspecify.annotations.NullMarked;
