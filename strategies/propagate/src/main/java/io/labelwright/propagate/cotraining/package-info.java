/** {@code propagate/co-training}: {@link io.labelwright.propagate.teach.Teaching} with two classifiers. */
@NullMarked
package io.labelwright.propagate.cotraining;

import org.jspecify.annotations.NullMarked;
