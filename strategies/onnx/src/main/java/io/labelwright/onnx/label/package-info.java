/**
 * {@code prelabel/onnx}: labels by a classifier in a file. Start with {@link io.labelwright.onnx.label.ModelLabels}.
 */
@NullMarked
package io.labelwright.onnx.label;

import org.jspecify.annotations.NullMarked;
