/**
 * {@code import/labelme} and {@code export/labelme}: a folder of JSON files of the program labelme, one an image. Start
 * with {@link io.labelwright.vision.labelme.LabelmeFile}.
 */
@NullMarked
package io.labelwright.vision.labelme;

import org.jspecify.annotations.NullMarked;
