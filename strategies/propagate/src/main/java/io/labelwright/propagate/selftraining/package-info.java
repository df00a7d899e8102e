/** {@code propagate/self-training}: {@link io.labelwright.propagate.teach.Teaching} with one classifier. */
@NullMarked
package io.labelwright.propagate.selftraining;

import org.jspecify.annotations.NullMarked;
