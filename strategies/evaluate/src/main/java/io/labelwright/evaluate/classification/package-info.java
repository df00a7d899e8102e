/**
 * Judges the labels of items against gold: accuracy, precision, recall, F1 and the like, per class and per slice, with
 * intervals. Start with {@link io.labelwright.evaluate.classification.Classification}.
 */
@NullMarked
package io.labelwright.evaluate.classification;

import org.jspecify.annotations.NullMarked;
