/**
 * Tries out a plug-in as its users would, before they do: jars, descriptor, code, and whether these agree. Start with
 * {@link io.labelwright.engine.inspect.PluginInspection}.
 */
@NullMarked
package io.labelwright.engine.inspect;

import org.jspecify.annotations.NullMarked;
