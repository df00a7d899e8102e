/** What is being labelled: the task and its classes. Start with {@link io.labelwright.spi.label.LabelSchema}. */
@NullMarked
package io.labelwright.spi.label;

import org.jspecify.annotations.NullMarked;
