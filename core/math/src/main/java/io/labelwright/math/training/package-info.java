/**
 * The table {@code training}: what it is made of, and which of its columns are features. Start with
 * {@link io.labelwright.math.training.TrainingTable}.
 */
@NullMarked
package io.labelwright.math.training;

import org.jspecify.annotations.NullMarked;
