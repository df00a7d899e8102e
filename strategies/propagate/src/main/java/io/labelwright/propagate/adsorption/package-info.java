/** {@code propagate/modified-adsorption}. Start with {@link io.labelwright.propagate.adsorption.ModifiedAdsorption}. */
@NullMarked
package io.labelwright.propagate.adsorption;

import org.jspecify.annotations.NullMarked;
