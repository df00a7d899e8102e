/**
 * {@code prelabel/classifier}: a classifier learned from what is labelled so far. Start with
 * {@link io.labelwright.prelabel.classifier.ClassifierLabels}; the models are in {@link io.labelwright.learn}.
 */
@NullMarked
package io.labelwright.prelabel.classifier;

import org.jspecify.annotations.NullMarked;
