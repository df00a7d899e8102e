/** {@code propagate/label-spreading}. Start with {@link io.labelwright.propagate.spreading.LabelSpreading}. */
@NullMarked
package io.labelwright.propagate.spreading;

import org.jspecify.annotations.NullMarked;
