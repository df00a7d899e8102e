/**
 * {@code import/doccano} and {@code export/doccano}: JSON Lines of doccano. Start with
 * {@link io.labelwright.platforms.doccano.DoccanoSource}.
 */
@NullMarked
package io.labelwright.platforms.doccano;

import org.jspecify.annotations.NullMarked;
