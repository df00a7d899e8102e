/**
 * One consensus method for all crowds, without settings: several models, mixed by what the answers say about them.
 * Start with {@link io.labelwright.consensus.auto.Auto}.
 */
@NullMarked
package io.labelwright.consensus.auto;

import org.jspecify.annotations.NullMarked;
