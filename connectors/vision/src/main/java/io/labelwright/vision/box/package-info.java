/**
 * Boxes as the formats of images have them: which are accepted, and what an image's label is made of. Start with
 * {@link io.labelwright.vision.box.ImageBoxes}.
 */
@NullMarked
package io.labelwright.vision.box;

import org.jspecify.annotations.NullMarked;
