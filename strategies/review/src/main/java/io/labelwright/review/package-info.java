/** Asks people and takes their answers: one package a way of asking. */
@NullMarked
package io.labelwright.review;

import org.jspecify.annotations.NullMarked;
