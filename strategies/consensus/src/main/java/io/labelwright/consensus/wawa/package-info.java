/** Votes weighted by agreement with the majority. Start with {@link io.labelwright.consensus.wawa.WawaFactory}. */
@NullMarked
package io.labelwright.consensus.wawa;

import org.jspecify.annotations.NullMarked;
