/**
 * Karger, Oh and Shah's messages between items and annotators. Start with
 * {@link io.labelwright.consensus.kos.MessagePassing}.
 */
@NullMarked
package io.labelwright.consensus.kos;

import org.jspecify.annotations.NullMarked;
