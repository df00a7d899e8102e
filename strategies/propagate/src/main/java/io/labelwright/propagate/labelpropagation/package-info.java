/**
 * {@code propagate/label-propagation}. Start with {@link io.labelwright.propagate.labelpropagation.LabelPropagation}.
 */
@NullMarked
package io.labelwright.propagate.labelpropagation;

import org.jspecify.annotations.NullMarked;
