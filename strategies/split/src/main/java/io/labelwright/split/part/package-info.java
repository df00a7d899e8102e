/**
 * What all methods of splitting share. {@link io.labelwright.split.part.PartOptions} says which parts are wanted,
 * {@link io.labelwright.split.part.Together} which items go into one part,
 * {@link io.labelwright.split.part.ItemClasses} what should be spread evenly, and
 * {@link io.labelwright.split.part.SplitTable} writes the result.
 */
@NullMarked
package io.labelwright.split.part;

import org.jspecify.annotations.NullMarked;
