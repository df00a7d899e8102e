/** Tells other systems how a run goes on. Nothing here changes what a run does, and no failure here ends one. */
@NullMarked
package io.labelwright.observe;

import org.jspecify.annotations.NullMarked;
