/**
 * Images as records of a source and as rows of a sink. Start with {@link io.labelwright.vision.image.ImageRecords} for
 * imports and {@link io.labelwright.vision.image.LabelledImages} for exports.
 */
@NullMarked
package io.labelwright.vision.image;

import org.jspecify.annotations.NullMarked;
