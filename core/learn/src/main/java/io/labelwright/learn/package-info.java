/**
 * Classifiers behind one interface. A {@link io.labelwright.learn.Learner} makes a
 * {@link io.labelwright.learn.Classifier} of {@link io.labelwright.learn.Examples};
 * {@link io.labelwright.learn.OutOfFold} gives each labelled item the probabilities of a classifier that has not seen
 * its label.
 */
@NullMarked
package io.labelwright.learn;

import org.jspecify.annotations.NullMarked;
