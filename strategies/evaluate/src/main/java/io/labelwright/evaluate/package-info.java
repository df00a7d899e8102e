/** Precision, recall, agreement and calibration, with confidence intervals. */
@NullMarked
package io.labelwright.evaluate;

import org.jspecify.annotations.NullMarked;
