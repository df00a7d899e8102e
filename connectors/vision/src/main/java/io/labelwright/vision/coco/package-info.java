/**
 * {@code import/coco} and {@code export/coco}: images and boxes as in the COCO data set. Start with
 * {@link io.labelwright.vision.coco.CocoSource}.
 */
@NullMarked
package io.labelwright.vision.coco;

import org.jspecify.annotations.NullMarked;
