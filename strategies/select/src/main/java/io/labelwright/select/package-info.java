/** Chooses the items that are worth the time of people: one package a method, and what all share in {@code choice}. */
@NullMarked
package io.labelwright.select;

import org.jspecify.annotations.NullMarked;
