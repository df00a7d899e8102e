/**
 * {@code import/cvat} and {@code export/cvat}: the XML of CVAT, version 1.1, for images and for video. Start with
 * {@link io.labelwright.vision.cvat.CvatSource}.
 */
@NullMarked
package io.labelwright.vision.cvat;

import org.jspecify.annotations.NullMarked;
