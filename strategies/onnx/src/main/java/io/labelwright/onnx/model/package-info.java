/**
 * ONNX models, opened and run so that the same input gives the same numbers. Start with
 * {@link io.labelwright.onnx.model.OnnxModel}.
 */
@NullMarked
package io.labelwright.onnx.model;

import org.jspecify.annotations.NullMarked;
