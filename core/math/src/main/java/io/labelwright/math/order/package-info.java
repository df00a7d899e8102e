/**
 * Orders of numbers, with those that are equal kept together. Start with {@link io.labelwright.math.order.TieGroups}.
 */
@NullMarked
package io.labelwright.math.order;

import org.jspecify.annotations.NullMarked;
