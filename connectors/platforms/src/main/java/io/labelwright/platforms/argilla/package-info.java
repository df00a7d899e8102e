/**
 * {@code import/argilla} and {@code export/argilla}: records of Argilla as JSON. Start with
 * {@link io.labelwright.platforms.argilla.ArgillaSource}.
 */
@NullMarked
package io.labelwright.platforms.argilla;

import org.jspecify.annotations.NullMarked;
