/**
 * The stages of a workflow as a picture: text, Mermaid, SVG. Start with {@link io.labelwright.cli.graph.GraphFormat}.
 */
@NullMarked
package io.labelwright.cli.graph;

import org.jspecify.annotations.NullMarked;
