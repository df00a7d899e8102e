/**
 * {@code import/voc} and {@code export/voc}: a folder of XML files as in Pascal VOC, one an image. Start with
 * {@link io.labelwright.vision.voc.VocFile}.
 */
@NullMarked
package io.labelwright.vision.voc;

import org.jspecify.annotations.NullMarked;
