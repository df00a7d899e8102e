/** {@code features/onnx}: what a model makes of items. Start with {@link io.labelwright.onnx.vector.ModelFeatures}. */
@NullMarked
package io.labelwright.onnx.vector;

import org.jspecify.annotations.NullMarked;
