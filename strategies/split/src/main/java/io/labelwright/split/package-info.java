/**
 * Family {@code split}: which items are learned from and which are held out. A package per method; what they share is
 * in {@link io.labelwright.split.part}: the parts that are asked for, the items that must stay together, the table
 * {@code splits}.
 */
@NullMarked
package io.labelwright.split;

import org.jspecify.annotations.NullMarked;
