/**
 * Probabilities that mean what they say. A {@link io.labelwright.learn.calibration.Calibration} is fitted on held-out
 * examples and changes the probabilities of all.
 */
@NullMarked
package io.labelwright.learn.calibration;

import org.jspecify.annotations.NullMarked;
