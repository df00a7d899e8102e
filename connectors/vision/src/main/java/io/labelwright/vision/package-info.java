/**
 * Formats of labelled images. Boxes are pixels from the top left inside Labelwright; each format has its own units on
 * its files.
 */
@NullMarked
package io.labelwright.vision;

import org.jspecify.annotations.NullMarked;
