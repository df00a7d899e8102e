/**
 * What confidence is worth where annotators share their mistakes. Start with
 * {@link io.labelwright.consensus.calibration.Tempering}.
 */
@NullMarked
package io.labelwright.consensus.calibration;

import org.jspecify.annotations.NullMarked;
