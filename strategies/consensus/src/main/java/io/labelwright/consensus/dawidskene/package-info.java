/**
 * Dawid and Skene's model: every annotator has a confusion matrix, every item a hidden class, and
 * expectation-maximisation finds both. Start with {@link io.labelwright.consensus.dawidskene.DawidSkene}.
 */
@NullMarked
package io.labelwright.consensus.dawidskene;

import org.jspecify.annotations.NullMarked;
