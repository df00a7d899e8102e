/** One JSON object a line. */
@NullMarked
package io.labelwright.observe.log;

import org.jspecify.annotations.NullMarked;
