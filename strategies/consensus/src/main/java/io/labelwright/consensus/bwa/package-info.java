/** Li, Rubinstein and Cohn's Bayesian weighted averaging. Start with {@link io.labelwright.consensus.bwa.Bwa}. */
@NullMarked
package io.labelwright.consensus.bwa;

import org.jspecify.annotations.NullMarked;
