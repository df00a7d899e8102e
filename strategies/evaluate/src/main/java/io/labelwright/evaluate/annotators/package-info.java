/**
 * How good each annotator is: against the other annotators, the labels and the known truth. Start with
 * {@link io.labelwright.evaluate.annotators.Annotators}.
 */
@NullMarked
package io.labelwright.evaluate.annotators;

import org.jspecify.annotations.NullMarked;
