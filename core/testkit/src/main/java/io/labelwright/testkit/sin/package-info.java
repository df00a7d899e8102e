/**
 * Hostile plug-ins, and a trial that shows that a program survives them: named, contained, and the next run as if
 * nothing had been. Start with {@link io.labelwright.testkit.sin.Sin}.
 */
@NullMarked
package io.labelwright.testkit.sin;

import org.jspecify.annotations.NullMarked;
