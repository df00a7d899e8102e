/**
 * {@code import/yolo} and {@code export/yolo}: folders of text files, one an image, one line a box. Start with
 * {@link io.labelwright.vision.yolo.YoloSource}; {@link io.labelwright.vision.yolo.Normalised} has the numbers.
 */
@NullMarked
package io.labelwright.vision.yolo;

import org.jspecify.annotations.NullMarked;
