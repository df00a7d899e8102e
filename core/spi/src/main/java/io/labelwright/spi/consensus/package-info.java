/**
 * What every consensus method has in common: its options and how a posterior becomes a label. Start with
 * {@link io.labelwright.spi.consensus.LabelWriter}.
 */
@NullMarked
package io.labelwright.spi.consensus;

import org.jspecify.annotations.NullMarked;
