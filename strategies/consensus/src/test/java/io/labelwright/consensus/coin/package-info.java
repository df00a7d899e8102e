/** The coin model written down plainly. */
@NullMarked
package io.labelwright.consensus.coin;

import org.jspecify.annotations.NullMarked;
