/** Labels by rules, models and other data sets. */
@NullMarked
package io.labelwright.prelabel;

import org.jspecify.annotations.NullMarked;
