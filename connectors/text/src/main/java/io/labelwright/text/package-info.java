/** Formats of labelled texts. Offsets are code points inside Labelwright, end exclusive. */
@NullMarked
package io.labelwright.text;

import org.jspecify.annotations.NullMarked;
