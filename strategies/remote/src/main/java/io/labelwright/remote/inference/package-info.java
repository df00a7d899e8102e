/**
 * {@code prelabel/open-inference}: labels by a model on a server of the Open Inference Protocol. Start with
 * {@link io.labelwright.remote.inference.InferenceLabels}.
 */
@NullMarked
package io.labelwright.remote.inference;

import org.jspecify.annotations.NullMarked;
