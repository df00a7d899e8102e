/** Tests of calibration. */
@NullMarked
package io.labelwright.consensus.calibration;

import org.jspecify.annotations.NullMarked;
