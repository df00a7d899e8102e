/**
 * {@code import/label-studio} and {@code export/label-studio}. Start with
 * {@link io.labelwright.platforms.labelstudio.LabelStudioSource}.
 */
@NullMarked
package io.labelwright.platforms.labelstudio;

import org.jspecify.annotations.NullMarked;
