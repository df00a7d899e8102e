/**
 * Items whose two most probable classes are closest. Start with {@link io.labelwright.select.margin.MarginChoice};
 * where the probabilities come from is said in {@link io.labelwright.select.margin.Beliefs}.
 */
@NullMarked
package io.labelwright.select.margin;

import org.jspecify.annotations.NullMarked;
