/**
 * Whitehill and others' model of annotators of different ability and items of different difficulty. Start with
 * {@link io.labelwright.consensus.glad.Glad}.
 */
@NullMarked
package io.labelwright.consensus.glad;

import org.jspecify.annotations.NullMarked;
