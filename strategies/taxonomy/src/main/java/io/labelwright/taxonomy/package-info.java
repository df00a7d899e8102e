/** The family {@code taxonomy}: from the classes of one data set to those of another. One package per method. */
@NullMarked
package io.labelwright.taxonomy;

import org.jspecify.annotations.NullMarked;
