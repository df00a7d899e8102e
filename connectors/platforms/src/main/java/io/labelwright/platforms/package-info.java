/**
 * {@code import/*} and {@code export/*} of labeling platforms, which hold several answers to one item with who gave
 * them and when.
 */
@NullMarked
package io.labelwright.platforms;

import org.jspecify.annotations.NullMarked;
