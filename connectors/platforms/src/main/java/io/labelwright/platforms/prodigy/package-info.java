/**
 * {@code import/prodigy} and {@code export/prodigy}: JSON Lines of Prodigy. Start with
 * {@link io.labelwright.platforms.prodigy.ProdigySource}.
 */
@NullMarked
package io.labelwright.platforms.prodigy;

import org.jspecify.annotations.NullMarked;
