/**
 * Strategies and connectors: which there are, what they say about themselves, and how their code is loaded. Descriptors
 * are read from jars without loading a class of a plug-in; only what a workflow uses is loaded. Start with
 * {@link io.labelwright.engine.plugin.Plugins}.
 */
@NullMarked
package io.labelwright.engine.plugin;

import org.jspecify.annotations.NullMarked;
