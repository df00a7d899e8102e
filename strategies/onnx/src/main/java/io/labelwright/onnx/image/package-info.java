/**
 * Pictures: files of strangers decoded with limits, resized as Pillow does, made into the numbers that a model takes.
 * Start with {@link io.labelwright.onnx.image.PictureReader}.
 */
@NullMarked
package io.labelwright.onnx.image;

import org.jspecify.annotations.NullMarked;
