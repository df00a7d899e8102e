/**
 * Items as the inputs of a model: their numbers or their texts. Start with {@link io.labelwright.onnx.item.ItemInput}.
 */
@NullMarked
package io.labelwright.onnx.item;

import org.jspecify.annotations.NullMarked;
