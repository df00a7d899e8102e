package io.labelwright.imbalance.auto;

import io.labelwright.learn.Learner;
import io.labelwright.learn.calibration.Calibration;

/**
 * A way to learn and what it says of examples that it has not seen.
 *
 * @param learner makes a classifier of examples
 * @param calibration makes its probabilities mean what they say
 * @param heldOut calibrated probabilities per example and class, one example after the other
 */
@SuppressWarnings("ArrayRecordComponent") // read only, seen by this package alone
record Learned(Learner learner, Calibration calibration, double[] heldOut) {}
